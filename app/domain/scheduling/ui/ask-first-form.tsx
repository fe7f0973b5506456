import { andInWords } from "#app/ui/in-words";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import type { AskingSetting } from "../request-queries.server";

/** Whether the members of one chart ask each other first, since when, and the button that changes it. */
export function AskFirstForm({ setting, zone }: { setting: AskingSetting; zone: string }) {
  const { chartId, label, others, on } = setting;
  const names = andInWords(others);
  const id = `asking-${chartId}`;
  return (
    <section aria-labelledby={id} className="card grid gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 id={id} className="text-lg">
          {label}
        </h2>
        <Tag tone={on ? "fern" : "stone"} icon={on ? "done" : "stopped"}>
          {on ? "You ask each other first" : "Nobody has to ask"}
        </Tag>
      </div>
      {on ? (
        <p className="text-ink-2">
          {on.isYou ? "You switched it on" : `${on.by} switched it on`}:{" "}
          <TimeText iso={on.sinceAt} zone={zone} mode="full" yours={false} />.
        </p>
      ) : null}
      <PostForm className="grid gap-2">
        <input type="hidden" name="chartId" value={chartId} />
        <input type="hidden" name="ask" value={on ? "not" : "first"} />
        <div>
          <SubmitButton kind={on ? "secondary" : "primary"} pendingLabel="Saving…">
            {on ? "Stop asking each other first" : "Ask each other first"}
            {others.length > 0 ? <span className="sr-only"> ({label})</span> : null}
          </SubmitButton>
        </div>
        <p className="text-sm text-ink-2">{names} will be told of the change.</p>
      </PostForm>
    </section>
  );
}
