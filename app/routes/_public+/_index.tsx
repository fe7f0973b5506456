import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { stateNames } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService, listServices } from "#app/domain/practice/service-queries.server";
import { listTherapists } from "#app/domain/practice/therapist-queries.server";
import { EstimateNotice } from "#app/domain/practice/ui/estimate-notice";
import { HomeFacts, HomeHero } from "#app/domain/practice/ui/home-hero";
import { HomeSection, HowItWorks, WhoWeSee } from "#app/domain/practice/ui/home-sections";
import { PriceTable } from "#app/domain/practice/ui/price-table";
import { commonQuestions, Questions } from "#app/domain/practice/ui/questions";
import { TherapistCard } from "#app/domain/practice/ui/therapist-card";
import { listPublicOpenings } from "#app/domain/scheduling/openings-queries.server";
import { slotValue } from "#app/domain/scheduling/slot-choice";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

export const meta: MetaFunction = titled("Welcome");

const FACES = 3;
const DAYS = 14;

export const loader = open({ may: "practice.read" }, async () => {
  const [practice, therapists, services, call] = await Promise.all([
    practiceProfile(),
    listTherapists(),
    listServices(),
    consultationService(),
  ]);
  const [next] = call ? await listPublicOpenings({ serviceSlug: call.slug, days: DAYS, states: [] }) : [];
  const prices = services.flatMap(({ cents }) => [cents.licensed, cents.associate]);
  const charged = prices.filter((cents): cents is number => cents !== null && cents > 0);
  return {
    practice,
    states: stateNames(practice.states).join(" and "),
    faces: therapists.filter((one) => one.accepting).slice(0, FACES),
    therapistCount: therapists.length,
    services,
    callMinutes: call?.minutes ?? 15,
    next: next ?? null,
    fromCents: charged.length > 0 ? Math.min(...charged) : null,
  };
});

export default function HomePage() {
  const page = useLoaderData<typeof loader>();
  const { practice, next } = page;
  return (
    <>
      <HomeHero
        states={page.states}
        tagline={practice.tagline}
        callMinutes={page.callMinutes}
        days={DAYS}
        next={
          next ? (
            <>
              Next opening:{" "}
              <TextLink to={`/consult?at=${encodeURIComponent(slotValue(next.startsAt, next.therapist))}`}>
                <TimeText iso={next.startsAt} zone={practice.zone} />
              </TextLink>
              .
            </>
          ) : null
        }
      />
      <HomeFacts fromCents={page.fromCents} cancelWindowHours={practice.cancelWindowHours} />
      <HomeSection id="how-it-works" title="How it works">
        <HowItWorks />
      </HomeSection>
      <HomeSection
        id="therapists"
        title="People who will listen to both of you"
        lead="Each of them says in plain words how they work. Choose anybody: the first call is free."
      >
        <ul className="grid gap-4 lg:grid-cols-3">
          {page.faces.map((therapist, index) => (
            <li key={therapist.slug}>
              <TherapistCard therapist={therapist} index={index} />
            </li>
          ))}
        </ul>
        <div>
          <ButtonLink to="/therapists" kind="secondary" wide>
            See all {page.therapistCount} therapists
          </ButtonLink>
        </div>
      </HomeSection>
      <HomeSection
        id="prices"
        title="What it costs"
        lead="One price for the session, however many of you come."
      >
        <PriceTable services={page.services} />
        <EstimateNotice />
      </HomeSection>
      <HomeSection id="who-we-see" title="Who we see">
        <WhoWeSee />
      </HomeSection>
      <HomeSection id="questions" title="What people ask first">
        <Questions questions={commonQuestions(practice)} />
      </HomeSection>
      <section className="page pt-16 sm:pt-20">
        <div className="tone-plum grid justify-items-start gap-4 rounded-xl bg-tone p-6 text-tone-ink sm:p-10">
          <h2 className="text-3xl">Start with a talk</h2>
          <p className="measure">
            {page.callMinutes} minutes, free, with a therapist. Our therapists are licensed in {page.states}.
          </p>
          <ButtonLink to="/consult" wide>
            Choose a time
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
