import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService, listServices } from "#app/domain/practice/service-queries.server";
import { listTherapists, therapistProfile } from "#app/domain/practice/therapist-queries.server";
import { therapistsAlike } from "#app/domain/practice/therapists-alike";
import { NoRoom } from "#app/domain/practice/ui/no-room";
import { ProfileAbout, ProfileHead } from "#app/domain/practice/ui/therapist-profile";
import { listPublicOpenings } from "#app/domain/scheduling/openings-queries.server";
import { slotValue } from "#app/domain/scheduling/slot-choice";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { BackLink } from "#app/ui/page-heading";
import { PriceLines } from "#app/ui/price-lines";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

const TIMES = 6;
const DAYS = 28;

const params = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) });

export const meta: MetaFunction<typeof loader> = (args) =>
  titled(args.data?.therapist.chosenName ?? "Therapist")(args);

export const loader = open({ may: "practice.read", params }, async ({ params: { slug } }) => {
  const [therapist, all, practice, services, call] = await Promise.all([
    therapistProfile(slug),
    listTherapists(),
    practiceProfile(),
    listServices(),
    consultationService(),
  ]);
  const asked = { serviceSlug: call?.slug ?? "", therapistSlug: slug, days: DAYS, states: [] };
  const openings = call && therapist.accepting ? await listPublicOpenings(asked) : [];
  const prices = services.flatMap(({ slug: key, name, cents }) => {
    const price = cents[therapist.level];
    return price === null || price === 0 ? [] : [{ key, label: name, cents: price }];
  });
  return {
    therapist,
    prices,
    zone: practice.zone,
    contact: { phone: practice.phone, email: practice.email },
    times: openings.slice(0, TIMES),
    alike: therapist.accepting ? [] : therapistsAlike(therapist, all),
  };
});

export default function TherapistPage() {
  const { therapist, prices, zone, times, alike, contact } = useLoaderData<typeof loader>();
  const firstName = therapist.chosenName.split(" ")[0] ?? therapist.chosenName;
  const book = `/consult?with=${therapist.slug}`;
  return (
    <div className="page pt-6 sm:py-10">
      <BackLink to="/therapists">Our therapists</BackLink>
      <ProfileHead therapist={therapist} />
      <div className="mt-8 grid gap-10 lg:grid-cols-[1fr_20rem] lg:items-start lg:gap-14">
        <ProfileAbout therapist={therapist} />
        <div className="grid gap-6">
          {therapist.accepting ? (
            <section aria-labelledby="times" className="card grid gap-4 p-5">
              <h2 id="times">Next free calls</h2>
              {times.length > 0 ? (
                <ul className="grid">
                  {times.map(({ startsAt }) => (
                    <li key={startsAt} className="flex min-h-11 items-center">
                      <TextLink to={`${book}&at=${encodeURIComponent(slotValue(startsAt, therapist.slug))}`}>
                        <TimeText iso={startsAt} zone={zone} />
                      </TextLink>
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="text-ink-2">
                  No free times in the next {DAYS} days. Call {contact.phone}, we keep a list.
                </p>
              )}
            </section>
          ) : (
            <NoRoom firstName={firstName} alike={alike} contact={contact} />
          )}
          <section aria-labelledby="prices" className="card grid gap-4 p-5">
            <h2 id="prices">Prices</h2>
            <PriceLines lines={prices} />
            <p className="text-sm">
              <TextLink to="/prices">How paying works, and your right to an estimate</TextLink>
            </p>
          </section>
        </div>
      </div>
      {therapist.accepting ? (
        <div className="sticky bottom-0 -mx-4 mt-8 border-t border-line bg-canvas px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
          <ButtonLink to={book} wide>
            Book a free call with {firstName}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}
