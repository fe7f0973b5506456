import { Notice } from "#app/ui/notice";

type ContactNoticeProps = {
  people: { personId: string; chosenName: string }[];
  /** Person id to what must not be done. */
  words: Record<string, string[]>;
};

/** What people have asked the practice not to do when it reaches them; nothing where nobody has. */
export function ContactNotice({ people, words }: ContactNoticeProps) {
  const asked = people.filter(({ personId }) => words[personId]?.length);
  if (asked.length === 0) return null;
  return (
    <Notice kind="warning" title="How they want to be reached">
      <ul>
        {asked.map(({ personId, chosenName }) => (
          <li key={personId}>
            {chosenName}: {words[personId]?.join(". ")}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
