import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type AskingChangedProps = {
  practiceName: string;
  practicePhone: string;
  name: string;
  on: boolean;
  link: string;
};

export function AskingChanged({ practiceName, practicePhone, name, on, link }: AskingChangedProps) {
  return (
    <MailLayout
      practiceName={practiceName}
      practicePhone={practicePhone}
      preview="How times are booked has changed"
    >
      <MailText>
        {on
          ? `Hello ${name}, from now on you are asked before a time is booked or moved for you.`
          : `Hello ${name}, from now on you are not asked any more before a time is booked or moved for you. You are told of it, as always.`}
      </MailText>
      <MailButton href={link}>See it, or change it</MailButton>
    </MailLayout>
  );
}
