import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type CalendarAwayProps = {
  practiceName: string;
  practicePhone: string;
  name: string;
  /** "Tue, Nov 24, 5:30 PM ET". */
  since: string;
  link: string;
};

/** To a therapist whose other calendar has not been read for days. Which one it is stands on the page. */
export function CalendarAway({ practiceName, practicePhone, name, since, link }: CalendarAwayProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview="A calendar of yours">
      <MailText>
        Hello {name}, one of your other calendars could not be read since {since}. What it said before still
        keeps those times free of bookings; what is new in it does not.
      </MailText>
      <MailButton href={link}>See which one, and why</MailButton>
    </MailLayout>
  );
}
