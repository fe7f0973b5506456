import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { AppointmentFacts, type AppointmentMailProps } from "./appointment-facts";

export function AppointmentCancelled(props: AppointmentMailProps) {
  return (
    <MailLayout practiceName={props.practiceName} practicePhone={props.practicePhone} preview={props.when}>
      <MailText>Hello {props.name}, this appointment is canceled. Nobody expects you.</MailText>
      <AppointmentFacts {...props} />
      <MailButton href={props.link}>See what you can do next</MailButton>
    </MailLayout>
  );
}
