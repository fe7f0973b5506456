import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type LinkMailProps = {
  sender: { name: string; phone: string };
  /** What the link is for, as one sentence. */
  purpose: string;
  button: string;
  link: string;
  minutes: number;
};

/** One link for one purpose about an account. */
export function LinkMail({ sender, purpose, button, link, minutes }: LinkMailProps) {
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview={purpose}>
      <MailText>
        {purpose} The link works once, for {minutes} minutes.
      </MailText>
      <MailButton href={link}>{button}</MailButton>
      <MailText>If you did not ask for this, you can leave it. Nothing changes without the link.</MailText>
    </MailLayout>
  );
}
