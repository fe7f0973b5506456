import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { formatTime } from "#app/ui/time-format";

export type SettleButtonProps = {
  /** The field that names what is settled, and its value. */
  of: "letterId" | "mailId";
  id: string;
  intent: string;
  kind: "secondary" | "quiet";
  /** What it is and since when, for those who do not see the row. */
  words: string;
  at: string;
  zone: string;
  children: string;
};

/** One press for one thing that was given up. */
export function SettleButton({ of, id, intent, kind, words, at, zone, children }: SettleButtonProps) {
  return (
    <PostForm>
      <input type="hidden" name={of} value={id} />
      <SubmitButton name="intent" value={intent} kind={kind} size="small" pendingLabel="One moment…">
        {children}
        <span className="sr-only">
          : {words}, {formatTime(at, zone, "year")}
        </span>
      </SubmitButton>
    </PostForm>
  );
}
