import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type WaitingPausedProps = { practiceName: string; practicePhone: string; name: string; link: string };

export function WaitingPaused({ practiceName, practicePhone, name, link }: WaitingPausedProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview="Do you still wait?">
      <MailText>
        Hello {name}, two times that we kept for you went by without an answer, so we do not ask you about
        others for now.
      </MailText>
      <MailText>You keep your place on the list. When you still wait, say so, and we ask you again.</MailText>
      <MailButton href={link}>Go on waiting</MailButton>
    </MailLayout>
  );
}
