import { Notice } from "#app/ui/notice";
import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";

type AnswerListProps = {
  /** What `sentAnswers` returns. */
  sent: {
    title: string;
    memberName: string;
    submittedAt: string;
    safetyConcern: boolean;
    sections: { title: string; rows: { question: string; answer: string }[] }[];
  };
  zone: string;
};

/** One member's sent answers, for the care team. */
export function AnswerList({ sent, zone }: AnswerListProps) {
  return (
    <article className="grid gap-5" aria-label={`${sent.title}, ${sent.memberName}`}>
      <header className="grid gap-2">
        <h2>{sent.title}</h2>
        <p className="text-ink-2">
          {sent.memberName}, sent <TimeText iso={sent.submittedAt} zone={zone} />
        </p>
        <WhoCanSee isPrivate>Only {sent.memberName} and the care team read these answers.</WhoCanSee>
        {sent.safetyConcern ? (
          <Notice kind="warning" title="A yes on the private safety screen">
            Talk with {sent.memberName} alone first. Nobody else on the chart can see this.
          </Notice>
        ) : null}
      </header>
      {sent.sections.map((section) => (
        <section key={section.title} aria-label={section.title} className="grid gap-2">
          <h3>{section.title}</h3>
          <SummaryList
            rows={section.rows.map((row) => ({ key: row.question, label: row.question, value: row.answer }))}
          />
        </section>
      ))}
    </article>
  );
}
