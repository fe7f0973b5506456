import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { AppointmentFacts, type AppointmentMailProps, FreeUntil, JoinLink, WayIn } from "./appointment-facts";

export function AppointmentMoved(props: AppointmentMailProps & { before: string | null }) {
  return (
    <MailLayout practiceName={props.practiceName} practicePhone={props.practicePhone} preview={props.when}>
      <MailText>Hello {props.name}, your appointment has a new time.</MailText>
      <AppointmentFacts {...props} />
      {props.before ? <MailText>It was {props.before} before.</MailText> : null}
      <MailButton href={props.link}>See, change or cancel it</MailButton>
      <FreeUntil freeUntil={props.freeUntil} />
      <WayIn {...props} />
      <JoinLink joinLink={props.joinLink} />
    </MailLayout>
  );
}
