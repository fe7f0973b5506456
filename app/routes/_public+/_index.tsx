import { useLoaderData } from "@remix-run/react";
import { CalendarCheck, HeartHandshake, Video } from "lucide-react";
import type { ReactNode } from "react";
import { US_STATES } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService, listServices } from "#app/domain/practice/service-queries.server";
import { listTherapists } from "#app/domain/practice/therapist-queries.server";
import { PriceTable } from "#app/domain/practice/ui/price-table";
import { TherapistCards } from "#app/domain/practice/ui/therapist-cards";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { formatMoment } from "#app/domain/shared/time";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { centsInWords } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";
import { TwoShapesCover } from "#app/ui/two-shapes";

export const handle = { javascript: false };

export const meta = titled("Couples counseling online");

const DAYS = 14;

export const loader = open({ may: "practice.read" }, async () => {
  const [practice, therapists, services, call] = await Promise.all([
    practiceProfile(),
    listTherapists(),
    listServices(),
    consultationService(),
  ]);
  const found = call
    ? await findOpenings({ serviceSlug: call.slug, days: DAYS, states: [], acceptingOnly: true })
    : null;
  const first = found?.openings[0];
  const couple = services.find((one) => one.kind === "couple_session");
  const stateNames = practice.states.map(
    (code) => US_STATES.find((one) => one.value === code)?.label ?? code,
  );
  return {
    practice,
    therapists,
    services,
    stateNames,
    callMinutes: call?.minutes ?? null,
    next: first ? `${formatMoment(first.startsAt, practice.zone)}, with ${first.therapistName}` : null,
    from: couple ? { minutes: couple.minutes, cents: couple.cents.licensed ?? 0 } : null,
  };
});

const STEPS = [
  ["Book a free call", "Choose a time. You need no card and no account."],
  ["Talk with a therapist", "Fifteen minutes by phone or video. Ask what you like."],
  [
    "Each of you fills in a few forms",
    "On your own device. What you answer alone stays with your therapist.",
  ],
  ["Meet by video", "Together or from two places, at a time that suits both of you."],
] as const;

const QUESTIONS = [
  [
    "Can my partner see what I write alone?",
    "No. Each of you has a sign-in of your own. Private answers and messages stay between you and your therapist.",
  ],
  ["What if only one of us wants to come?", "Begin alone. You can invite your partner later, or not at all."],
  [
    "How do we pay?",
    "After each session. You can split the fee: each of you pays your own share with your own card.",
  ],
  ["Do you take insurance?", "We do not bill insurers. We tell you the price before you book."],
] as const;

const list = new Intl.ListFormat("en-US", { type: "conjunction" });

export default function HomePage() {
  const { practice, therapists, services, stateNames, callMinutes, next, from } =
    useLoaderData<typeof loader>();
  return (
    <>
      <div className="page grid gap-10 py-10 sm:py-16 lg:grid-cols-[1.2fr_1fr] lg:items-center">
        <div className="grid gap-5">
          <p className="font-semibold text-link">Online in {list.format(stateNames)}</p>
          <h1 className="text-4xl">{practice.tagline}</h1>
          <p className="measure text-lg text-ink-2">
            Couples counseling by video, for people who want to talk again. Every kind of couple and
            relationship is welcome here.
          </p>
          {callMinutes ? (
            <div>
              <ButtonLink to="/consult" reloadDocument>
                Book a free {callMinutes}-minute call
              </ButtonLink>
            </div>
          ) : null}
          <p className="text-ink-2">
            {next
              ? `No card needed. Next opening: ${next}.`
              : `No free call is open just now. Call ${practice.phone}.`}
          </p>
        </div>
        <div className="card overflow-hidden">
          <TwoShapesCover className="h-44 w-full" />
          <ul className="divide-y divide-line">
            <Fact icon={Video} title="By video, from home">
              {from ? `${from.minutes} minutes, together or apart` : "Together or apart"}
            </Fact>
            <Fact icon={HeartHandshake} title="Clear prices">
              {from
                ? `${centsInWords(from.cents)} for ${from.minutes} minutes, split as you like`
                : "Split as you like"}
            </Fact>
            <Fact icon={CalendarCheck} title="Change your mind free">
              Move or cancel up to {practice.cancelWindowHours} hours before
            </Fact>
          </ul>
        </div>
      </div>
      <div className="page grid gap-14 pb-8">
        <section aria-labelledby="how-it-works" className="grid gap-5">
          <h2 id="how-it-works">How it works</h2>
          <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {STEPS.map(([title, text], index) => (
              <li key={title} className="card grid content-start gap-1 p-5">
                <span aria-hidden="true" className="font-display text-2xl font-[650] text-link">
                  {index + 1}
                </span>
                <h3 className="text-lg">{title}</h3>
                <p className="text-ink-2">{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="therapists" className="grid gap-5">
          <h2 id="therapists">Your therapist</h2>
          <TherapistCards therapists={therapists} />
        </section>
        <section aria-labelledby="prices" className="grid gap-5">
          <h2 id="prices">Prices</h2>
          <PriceTable services={services} captionHidden />
          <p className="measure">
            You have a right to a written estimate of what your care will cost.{" "}
            <TextLink to="/prices">How estimates work</TextLink>
          </p>
        </section>
        <section aria-labelledby="who" className="grid gap-3">
          <h2 id="who">Who we see</h2>
          <p className="measure text-lg text-ink-2">
            Married, partnered, dating or apart. Queer and straight. Two cultures, two faiths, two homes.
            Parents and people without children. Relationships of three or more. First fights and forty years.
          </p>
        </section>
        <section aria-labelledby="questions" className="grid gap-3">
          <h2 id="questions">Questions people ask</h2>
          {QUESTIONS.map(([question, answer]) => (
            <details key={question} className="card px-5 py-2">
              <summary className="flex min-h-11 items-center font-semibold text-link">{question}</summary>
              <p className="measure pb-3 text-ink-2">{answer}</p>
            </details>
          ))}
        </section>
      </div>
    </>
  );
}

type FactProps = { icon: typeof Video; title: string; children: ReactNode };

function Fact({ icon: Icon, title, children }: FactProps) {
  return (
    <li className="flex gap-3 p-4">
      <Icon aria-hidden="true" className="mt-1 size-5 shrink-0 text-link" />
      <span>
        <strong className="block">{title}</strong>
        <span className="text-ink-2">{children}</span>
      </span>
    </li>
  );
}
