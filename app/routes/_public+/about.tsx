import { useLoaderData } from "@remix-run/react";
import { stateNames } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { WhoWeSee } from "#app/domain/practice/ui/home-sections";
import { commonQuestions, Questions } from "#app/domain/practice/ui/questions";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("About us");

export const loader = open({ may: "practice.read" }, async () => {
  const practice = await practiceProfile();
  return { practice, states: stateNames(practice.states).join(" and ") };
});

export default function AboutPage() {
  const { practice, states } = useLoaderData<typeof loader>();
  const { address } = practice;
  return (
    <div className="page grid gap-10 py-8 sm:py-12">
      <PageHeading
        lead={`${practice.name} is a practice for people in relationships. We meet you by video, in ${states}.`}
      >
        About us
      </PageHeading>
      <section className="grid gap-4">
        <h2>Who we see</h2>
        <WhoWeSee />
      </section>
      <section className="grid gap-4">
        <h2>What people ask</h2>
        <Questions questions={commonQuestions(practice)} />
      </section>
      <section className="grid gap-2">
        <h2>Where to find us</h2>
        <address className="text-ink-2 not-italic">
          {practice.name}
          <br />
          {address.line}
          <br />
          {address.city}, {address.state} {address.postalCode}
        </address>
        <p className="text-ink-2">
          We answer within{" "}
          {practice.replyBusinessDays === 1
            ? "one business day"
            : `${practice.replyBusinessDays} business days`}
          .
        </p>
      </section>
    </div>
  );
}
