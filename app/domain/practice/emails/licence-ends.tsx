import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export const LICENCE_ENDS_SUBJECT = "A license ends soon";

type Frame = { practiceName: string; practicePhone: string };

type OwnProps = Frame & {
  state: string;
  /** "ends in 25 days". */
  howSoon: string;
  /** "Saturday, December 19". */
  lastDay: string;
  link: string;
};

/** To the therapist whose licence it is. */
export function OwnLicenceEnds({ practiceName, practicePhone, state, howSoon, lastDay, link }: OwnProps) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={LICENCE_ENDS_SUBJECT}>
      <MailText>
        Your license for {state} {howSoon}, on {lastDay}.
      </MailText>
      <MailText>
        After that day nobody can book you from there. Send the office your new license, and it stays as it
        is.
      </MailText>
      <MailButton href={link}>Open your day</MailButton>
    </MailLayout>
  );
}

/** To those who keep the practice's people: whose licence it is stands in the portal only. */
export function SomeLicenceEnds({
  practiceName,
  practicePhone,
  howSoon,
  link,
}: Frame & { howSoon: string; link: string }) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={LICENCE_ENDS_SUBJECT}>
      <MailText>A license of somebody who treats here {howSoon}.</MailText>
      <MailText>Enter the new one, and booking goes on without a gap.</MailText>
      <MailButton href={link}>See which one it is</MailButton>
    </MailLayout>
  );
}
