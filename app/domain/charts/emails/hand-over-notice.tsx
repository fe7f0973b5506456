import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type HandOverNoticeProps = {
  sender: { name: string; phone: string };
  /** Who did it, for who works in the practice. Whose record it is, and who has it now, is said on pages only. */
  who: string | null;
  link: string;
};

/** To both therapists, the owners and the members: a record has passed to another therapist. */
export function HandOverNotice({ sender, who, link }: HandOverNoticeProps) {
  const preview = who ? "A record has another lead" : "There is news for you";
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview={preview}>
      {who ? (
        <MailText>
          {who} has handed a record to another lead. Sign in to see whose it is. If you did not expect this,
          ask {who}.
        </MailText>
      ) : (
        <MailText>There is news for you. Sign in to see what changed.</MailText>
      )}
      <MailButton href={link}>Sign in</MailButton>
    </MailLayout>
  );
}
