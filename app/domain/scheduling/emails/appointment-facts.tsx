import { MailButton, MailText } from "#app/platform/mail/layout";

export type AppointmentMailProps = {
  /** The short, discreet name of the practice. */
  practiceName: string;
  practicePhone: string;
  /** Whose mail it is. */
  name: string;
  /** "Tue, Nov 24, 5:30 PM ET". */
  when: string;
  minutes: number;
  place: "telehealth" | "phone" | "office";
  reference: string;
  link: string;
  /** Up to when a change is free, in words; null where it always is. */
  freeUntil: string | null;
  /** For somebody without an account: where to make one. */
  joinLink: string | null;
};

const HOW = { telehealth: "By video", phone: "By phone", office: "At our office" } as const;

/** When, how long, how and the reference: nothing about what it is for, and nobody else's name. */
export function AppointmentFacts({ when, minutes, place, reference }: AppointmentMailProps) {
  return (
    <>
      <MailText>
        <strong>{when}</strong>
      </MailText>
      <MailText>
        {HOW[place]}, {minutes} minutes. Reference {reference}.
      </MailText>
    </>
  );
}

/** Only to the page where they say where they are; the video's own address is in no mail. */
export function WayIn({ place, link }: AppointmentMailProps) {
  if (place !== "telehealth") return null;
  return (
    <>
      <MailText>You can join from 15 minutes before. We ask where you are first.</MailText>
      <MailButton href={`${link}/join`}>Join</MailButton>
    </>
  );
}

export function FreeUntil({ freeUntil }: { freeUntil: string | null }) {
  if (!freeUntil) return <MailText>You can change or cancel it at any time.</MailText>;
  return <MailText>You can change or cancel it for free until {freeUntil}.</MailText>;
}

export function JoinLink({ joinLink }: { joinLink: string | null }) {
  if (!joinLink) return null;
  return (
    <>
      <MailText>
        With an account you see and change everything in one place. It is not needed for the call.
      </MailText>
      <MailButton href={joinLink}>Make your account</MailButton>
    </>
  );
}
