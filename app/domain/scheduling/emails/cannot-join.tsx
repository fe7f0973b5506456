import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export const CANNOT_JOIN_SUBJECT = "An appointment needs you now";

type Props = { practiceName: string; practicePhone: string; when: string; link: string };

/** To the therapist. Who it is and where stands in the portal only. */
export function CannotJoin({ practiceName, practicePhone, when, link }: Props) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={CANNOT_JOIN_SUBJECT}>
      <MailText>
        Somebody who comes to your appointment on {when} cannot join it from where they are. They were told
        that you will be in touch.
      </MailText>
      <MailButton href={link}>See what you can do</MailButton>
    </MailLayout>
  );
}
