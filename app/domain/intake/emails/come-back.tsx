import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type ComeBackMailProps = { practiceName: string; practicePhone: string; url: string };

/** Says that something waits, not what. The link asks to sign in. */
export function ComeBackMail({ practiceName, practicePhone, url }: ComeBackMailProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview="Your link back">
      <MailText>Everything you entered so far is saved. Use this link to go on where you stopped.</MailText>
      <MailButton href={url}>Go on</MailButton>
    </MailLayout>
  );
}
