import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type SecurityNoticeProps = {
  sender: { name: string; phone: string };
  /** One sentence that says what changed. */
  what: string;
  /** When, in the words of the reader's zone. */
  when: string;
  link: string;
};

/** Says that something about signing in changed, to whoever it belongs to. */
export function SecurityNotice({ sender, what, when, link }: SecurityNoticeProps) {
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview={what}>
      <MailText>{what}</MailText>
      <MailText>That was on {when}. If it was you, there is nothing to do.</MailText>
      <MailText>
        If it was not you, sign in, sign out all other devices and set a new password. If you cannot sign in,
        call us.
      </MailText>
      <MailButton href={link}>See how you sign in</MailButton>
    </MailLayout>
  );
}
