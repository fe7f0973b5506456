import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type TimeFreeProps = {
  practiceName: string;
  practicePhone: string;
  name: string;
  /** "Tue, Nov 24, 5:30 PM ET". */
  when: string;
  until: string;
  link: string;
};

export function TimeFree({ practiceName, practicePhone, name, when, until, link }: TimeFreeProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={when}>
      <MailText>Hello {name}, a time that you asked for has become free.</MailText>
      <MailText>
        <strong>{when}</strong>
      </MailText>
      <MailText>
        It is kept for you until {until}. After that it goes to the next person on the list.
      </MailText>
      <MailButton href={link}>See it and decide</MailButton>
    </MailLayout>
  );
}
