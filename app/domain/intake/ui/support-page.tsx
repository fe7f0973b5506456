import { ButtonLink } from "#app/ui/button";
import { LeaveThisPage } from "#app/ui/leave-this-page";
import { PageHeading } from "#app/ui/page-heading";
import { SummaryList } from "#app/ui/summary-list";
import { WhoCanSee } from "#app/ui/who-can-see";

type SupportPageProps = { phone: string; onTo: string };

/** Shown at once after a yes on the private safety screen: calm words and people to call. */
export function SupportPage({ phone, onTo }: SupportPageProps) {
  const rows = [
    { key: "now", label: "In danger now", value: <a href="tel:911">Call 911</a> },
    {
      key: "home",
      label: "Somebody hurts or scares you",
      value: (
        <>
          <a href="tel:18007997233">Call 1-800-799-7233</a> or text START to <a href="sms:88788">88788</a>,
          the National Domestic Violence Hotline. Free, day and night.
        </>
      ),
    },
    {
      key: "crisis",
      label: "Thoughts of ending your life",
      value: (
        <>
          <a href="tel:988">Call or text 988</a>. Free, day and night.
        </>
      ),
    },
    {
      key: "us",
      label: "Our office",
      value: (
        <>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>, in office hours.
        </>
      ),
    },
  ];
  return (
    <div className="form-column grid gap-6">
      <LeaveThisPage />
      <PageHeading lead="What you said matters. Your therapist will talk about it with you alone.">
        Thank you for telling us
      </PageHeading>
      <section aria-labelledby="people" className="grid gap-3">
        <h2 id="people">You can talk to somebody now</h2>
        <SummaryList rows={rows} />
      </section>
      <WhoCanSee isPrivate>
        Only your therapist sees this answer, after you send the form. Your partner never will.
      </WhoCanSee>
      <div>
        <ButtonLink to={onTo}>Go on</ButtonLink>
      </div>
    </div>
  );
}
