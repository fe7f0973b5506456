import { useLoaderData } from "@remix-run/react";
import { currentPolicy, practiceProfile } from "#app/domain/practice/practice-queries.server";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

export const meta = titled("Privacy");

export const loader = open({ may: "practice.read" }, async () => {
  const [policy, { email, phone, zone }] = await Promise.all([currentPolicy("privacy"), practiceProfile()]);
  return { policy, email, phone, zone };
});

const WORDS = [
  {
    title: "Before you have an account",
    text: "When you book a free call we keep your name, e-mail address, state and what else you choose to tell us. We use it for the call and for nothing else.",
  },
  {
    title: "Between partners",
    text: "Each of you has an account of your own. Answers in your forms and messages you mark as private are not shown to your partner. Every page that others can see says who they are.",
  },
  {
    title: "Mails and calendar entries",
    text: "Subjects and calendar entries say no more than that there is an appointment, unless you choose otherwise.",
  },
  {
    title: "Cookies",
    text: "One keeps you signed in, one remembers the colors you chose, and one carries a short message from page to page. There are no trackers, no advertising, and nothing from other companies on our pages. Cards are entered on our payment provider's own page.",
  },
];

export default function PrivacyPage() {
  const { policy, email, phone, zone } = useLoaderData<typeof loader>();
  return (
    <div className="page grid gap-8 py-8 sm:py-12">
      <PageHeading lead="What you tell us stays with the people who care for you.">Privacy</PageHeading>
      {[...(policy ? [policy] : []), ...WORDS].map(({ title, text }) => (
        <section key={title} className="grid gap-2">
          <h2>{title}</h2>
          <p className="measure text-ink-2">{text}</p>
        </section>
      ))}
      {policy ? (
        <p className="text-sm text-ink-3">
          {policy.title}: version {policy.version}, in force since{" "}
          <TimeText iso={policy.publishedAt} zone={zone} mode="date" yours={false} />
        </p>
      ) : null}
      <section className="grid gap-2">
        <h2>Ask us</h2>
        <p className="measure text-ink-2">
          To see your record, correct it, or be reached in another way, write to{" "}
          <a href={`mailto:${email}`}>{email}</a> or call{" "}
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>.
        </p>
      </section>
    </div>
  );
}
