import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { AppointmentFacts, type AppointmentMailProps } from "./appointment-facts";

/** A free time that goes along with the news: "Tue, Nov 24, 5:30 PM ET". */
export type NewTime = { when: string; link: string };

export function AppointmentCancelled(props: AppointmentMailProps & { newTimes: NewTime[] }) {
  return (
    <MailLayout practiceName={props.practiceName} practicePhone={props.practicePhone} preview={props.when}>
      <MailText>Hello {props.name}, this appointment is canceled. Nobody expects you.</MailText>
      <AppointmentFacts {...props} />
      {props.newTimes.length > 0 ? (
        <MailText>These times are free. One press leads to the booking.</MailText>
      ) : null}
      {props.newTimes.map(({ when, link }) => (
        <MailButton key={link} href={link}>
          {when}
        </MailButton>
      ))}
      <MailButton href={props.link}>See what you can do next</MailButton>
    </MailLayout>
  );
}
