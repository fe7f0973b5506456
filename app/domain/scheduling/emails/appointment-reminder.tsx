import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { REMINDER_BUTTON, reminderAfter, reminderGreeting } from "../reminder-words";

export type ReminderMailProps = {
  /** The short, discreet name of the practice, or words that do not name it. */
  practiceName: string;
  /** Empty where it would say whose it is. */
  practicePhone: string;
  name: string;
  /** "Tue, Nov 24, 5:30 PM ET". */
  when: string;
  /** Where its reader says that they will be there. It signs nobody in. */
  link: string;
};

/** Name, time and phone: neither what it is for nor with whom. */
export function AppointmentReminder({ practiceName, practicePhone, name, when, link }: ReminderMailProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={when}>
      <MailText>{reminderGreeting(name)}</MailText>
      <MailText>
        <strong>{when}</strong>
      </MailText>
      <MailButton href={link}>{REMINDER_BUTTON}</MailButton>
      <MailText>{reminderAfter(practicePhone)}</MailText>
    </MailLayout>
  );
}
