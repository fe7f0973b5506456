import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService } from "#app/domain/practice/service-queries.server";
import { listTherapists, therapistProfile } from "#app/domain/practice/therapist-queries.server";
import { TherapistCards } from "#app/domain/practice/ui/therapist-cards";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { slotValue } from "#app/domain/scheduling/slot-choice";
import { formatMoment } from "#app/domain/shared/time";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { Avatar } from "#app/ui/avatar";
import { ButtonLink } from "#app/ui/button";
import { BackLink } from "#app/ui/page-heading";
import { SummaryList } from "#app/ui/summary-list";
import { TextLink } from "#app/ui/text-link";

export const handle = { javascript: false };

export const meta = titled("Therapist");

const params = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) });

const TIMES = 6;
const ALIKE = 2;

export const loader = open({ may: "practice.read", params }, async ({ params: { slug } }) => {
  const [therapist, others, practice, call] = await Promise.all([
    therapistProfile(slug),
    listTherapists(),
    practiceProfile(),
    consultationService(),
  ]);
  const question = { therapistSlug: slug, days: 28, states: [], acceptingOnly: true };
  const found =
    call && therapist.accepting ? await findOpenings({ ...question, serviceSlug: call.slug }) : null;
  const shared = (one: (typeof others)[number]) =>
    one.specialties.filter((topic) => therapist.specialties.includes(topic)).length;
  const alike = others
    .filter((one) => one.accepting && one.slug !== slug)
    .sort((one, other) => shared(other) - shared(one))
    .slice(0, ALIKE);
  return {
    therapist,
    alike: therapist.accepting ? [] : alike,
    times: (found?.openings ?? []).slice(0, TIMES).map(({ startsAt }) => ({
      at: slotValue(startsAt.toISOString(), slug),
      words: formatMoment(startsAt, practice.zone),
    })),
    callMinutes: call?.minutes ?? 15,
  };
});

export default function TherapistPage() {
  const { therapist, alike, times, callMinutes } = useLoaderData<typeof loader>();
  return (
    <div className="page grid max-w-3xl gap-8 py-8 sm:py-12">
      <div className="grid gap-4">
        <BackLink to="/#therapists">All therapists</BackLink>
        <div className="flex items-center gap-4">
          <Avatar name={therapist.chosenName} tone="plum" size="large" />
          <div>
            <h1>{therapist.chosenName}</h1>
            <p className="text-ink-2">
              {therapist.credentials}
              {therapist.pronouns ? `, ${therapist.pronouns}` : ""}
            </p>
          </div>
        </div>
        <p className="measure text-lg">{therapist.intro}</p>
        {therapist.accepting ? (
          <div>
            <ButtonLink to={`/consult?with=${therapist.slug}`} reloadDocument>
              Book a free call with {therapist.chosenName}
            </ButtonLink>
          </div>
        ) : (
          <p className="font-semibold">{therapist.chosenName} has no room for new clients at the moment.</p>
        )}
      </div>
      {times.length > 0 ? (
        <section aria-labelledby="times" className="grid gap-3">
          <h2 id="times">Next free calls</h2>
          <ul className="grid gap-2 sm:grid-cols-2">
            {times.map(({ at, words }) => (
              <li key={at}>
                <TextLink
                  to={`/consult?with=${therapist.slug}&at=${encodeURIComponent(at)}`}
                  reloadDocument
                  className="flex min-h-12 items-center rounded-md border-[1.5px] border-field bg-surface px-4 font-semibold text-link no-underline hover:border-action hover:bg-tint"
                >
                  {words}
                </TextLink>
              </li>
            ))}
          </ul>
          <p className="text-sm text-ink-2">{callMinutes} minutes each, by phone or video, free of charge.</p>
        </section>
      ) : null}
      <section aria-labelledby="about" className="grid gap-4">
        <h2 id="about">About {therapist.chosenName}</h2>
        <SummaryList
          rows={[
            { key: "topics", label: "Works with", value: therapist.specialties.join(", ") },
            { key: "languages", label: "Languages", value: therapist.languages.join(", ") },
            {
              key: "licences",
              label: "Licences",
              value: therapist.licences.map(({ state, number }) => `${state} ${number}`).join(", "),
            },
          ]}
        />
        <h3>How {therapist.chosenName} works</h3>
        <p className="measure">{therapist.approach}</p>
        <h3>What a first session is like</h3>
        <p className="measure">{therapist.firstSession}</p>
      </section>
      {alike.length > 0 ? (
        <section aria-labelledby="alike" className="grid gap-4">
          <h2 id="alike">Who has room</h2>
          <TherapistCards therapists={alike} />
        </section>
      ) : null}
    </div>
  );
}
