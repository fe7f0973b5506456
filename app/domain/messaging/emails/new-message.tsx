import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type NewMessageMailProps = {
  practiceName: string;
  practicePhone: string;
  url: string;
};

/** Names nobody and quotes nothing: whoever looks over a shoulder learns that there is a message. */
export function NewMessageMail({ practiceName, practicePhone, url }: NewMessageMailProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview="You have a new message">
      <MailText>You have a new message. Sign in to read it.</MailText>
      <MailButton href={url}>Read your message</MailButton>
    </MailLayout>
  );
}
