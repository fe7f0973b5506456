import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type SecurityNoticeProps = {
  sender: { name: string; phone: string };
  /** One sentence that says what changed. */
  what: string;
  /** When, in the words of the reader's zone. */
  when: string;
  /** Null: whoever reads this cannot sign in with this address any more. */
  link: string | null;
};

/** Says that something about signing in changed, to whoever it belongs to. */
export function SecurityNotice({ sender, what, when, link }: SecurityNoticeProps) {
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview={what}>
      <MailText>{what}</MailText>
      <MailText>That was on {when}. If it was you, there is nothing to do.</MailText>
      {link ? (
        <>
          <MailText>
            If it was not you, sign in, sign out everywhere else and set a new password: that voids every link
            and code mailed before. If you cannot sign in, call us.
          </MailText>
          <MailButton href={link}>See how you sign in</MailButton>
        </>
      ) : (
        <MailText>If it was not you, call us right away{sender.phone ? ` at ${sender.phone}` : ""}.</MailText>
      )}
    </MailLayout>
  );
}
