import type { ReactNode } from "react";
import { Button } from "#app/ui/button";
import { PostForm } from "#app/ui/post-form";
import { TextLink } from "#app/ui/text-link";
import type { RequestCard } from "../request-card";

const pathOf = (id: string): string => `/client/requests/${id}`;

type RequestAnswersProps = Pick<RequestCard, "id" | "answers"> & {
  /** A question that goes with a yes. */
  withYes?: ReactNode;
};

/** Each answer is one press, from whichever page shows it. A second press changes nothing: the server sees to that. */
export function RequestAnswers({ id, answers, withYes }: RequestAnswersProps) {
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-5">
      {answers.map(({ label, kind, fields }) => (
        <PostForm
          key={label}
          action={pathOf(id)}
          className={withYes && kind === "primary" ? "grid w-full gap-5" : ""}
        >
          {kind === "primary" ? withYes : null}
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button kind={kind}>{label}</Button>
        </PostForm>
      ))}
    </div>
  );
}

/** An open question, where somebody looks anyway: what it is about, up to when, and the answer with one press. */
export function RequestNotice({ card }: { card: RequestCard }) {
  return (
    <section aria-label={card.title} className="card grid gap-3 border-action bg-tint p-4 sm:p-5">
      <h2 className="text-lg">
        {card.title}: <TextLink to={pathOf(card.id)}>{card.when}</TextLink>
      </h2>
      <p className="text-ink-2">{card.details}</p>
      <RequestAnswers {...card} />
    </section>
  );
}
