import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export type AppointmentsMailProps = {
  /** The short, discreet name of the practice. */
  practiceName: string;
  practicePhone: string;
  /** Whose mail it is. */
  name: string;
  what: "booked" | "moved" | "cancelled";
  /** "Tue, Nov 24, 5:30 PM ET", and what it was before a move. */
  dates: { when: string; before: string | null }[];
  link: string;
};

const FIRST = {
  booked: "your appointments are booked.",
  moved: "your appointments have new times.",
  cancelled: "these appointments are canceled. Nobody expects you.",
} as const;

/** Several appointments that were booked, moved or canceled at once: when, and nothing else. */
export function AppointmentsTold({
  practiceName,
  practicePhone,
  name,
  what,
  dates,
  link,
}: AppointmentsMailProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={dates[0]?.when ?? ""}>
      <MailText>
        Hello {name}, {FIRST[what]}
      </MailText>
      {dates.map(({ when, before }) => (
        <MailText key={when}>
          <strong>{when}</strong>
          {before ? ` (it was ${before} before)` : ""}
        </MailText>
      ))}
      <MailButton href={link}>
        {what === "cancelled" ? "See what is left" : "See, change or cancel them"}
      </MailButton>
    </MailLayout>
  );
}
