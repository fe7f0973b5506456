import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { AppointmentFacts, type AppointmentMailProps, FreeUntil, JoinLink, WayIn } from "./appointment-facts";

export function AppointmentBooked(props: AppointmentMailProps) {
  return (
    <MailLayout practiceName={props.practiceName} practicePhone={props.practicePhone} preview={props.when}>
      <MailText>Hello {props.name}, your appointment is booked.</MailText>
      <AppointmentFacts {...props} />
      <MailButton href={props.link}>See, change or cancel it</MailButton>
      <FreeUntil freeUntil={props.freeUntil} />
      <WayIn {...props} />
      <JoinLink joinLink={props.joinLink} />
    </MailLayout>
  );
}
