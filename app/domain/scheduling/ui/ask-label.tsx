import { andInWords } from "#app/ui/in-words";
import { TextLink } from "#app/ui/text-link";
import type { AttendingMember } from "./attending-fields";

type Asking = { asksFirst: boolean; members: AttendingMember[] };

const othersOf = (members: AttendingMember[]): string =>
  andInWords(members.filter((one) => !one.isYou).map((one) => one.chosenName));

/** Somebody else of the form comes: the style sheet knows it without a script, and at once. Its form is a `group`. */
const ONLY_TOGETHER = "hidden group-has-[[data-other]_input:checked:not([value=absent])]:inline";
const ONLY_ALONE = "group-has-[[data-other]_input:checked:not([value=absent])]:hidden";

type AskLabelProps = Asking & { alone: string; ask: (names: string) => string };

/** What the button of a form with `AttendingFields` does: it books, or asks whoever else comes. */
export function AskLabel({ asksFirst, members, alone, ask }: AskLabelProps) {
  if (!asksFirst) return alone;
  const names = members.length === 2 ? othersOf(members) : "the others";
  return (
    <>
      <span className={ONLY_TOGETHER}>{ask(names)}</span>
      <span className={ONLY_ALONE}>{alone}</span>
    </>
  );
}

/** Above that button: what asking means. */
export function AskNotice({ asksFirst, members }: Asking) {
  if (!asksFirst) return null;
  return (
    <p className={ONLY_TOGETHER}>
      You ask each other first: the time is kept for you both, and booked once {othersOf(members)}{" "}
      {members.length > 2 ? "say" : "says"} yes. <TextLink to="/client/ask-first">Change this</TextLink>
    </p>
  );
}
