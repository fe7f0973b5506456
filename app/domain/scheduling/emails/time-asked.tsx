import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export type TimeAskedProps = {
  practiceName: string;
  practicePhone: string;
  name: string;
  /** "Tue, Nov 24, 5:30 PM ET", and when it is now if it is to be moved. */
  dates: { when: string; before: string | null }[];
  until: string;
  link: string;
};

export function TimeAsked({ practiceName, practicePhone, name, dates, until, link }: TimeAskedProps) {
  const several = dates.length > 1;
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={dates[0]?.when ?? ""}>
      <MailText>
        Hello {name}, {several ? "these times wait" : "this time waits"} for your answer.
      </MailText>
      <AskedDates dates={dates} />
      <MailText>
        {several ? "They are" : "It is"} kept until {until}. Nothing is booked or moved before you say yes.
      </MailText>
      <MailButton href={link}>See it and answer</MailButton>
    </MailLayout>
  );
}

export function AskedDates({ dates }: Pick<TimeAskedProps, "dates">) {
  return dates.map(({ when, before }) => (
    <MailText key={when}>
      <strong>{when}</strong>
      {before ? `, instead of ${before}` : null}
    </MailText>
  ));
}
