import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type InvitationMailProps = {
  sender: { name: string; phone: string };
  chosenName: string | null;
  link: string;
  /** Whether they will work there; otherwise they come as a client. */
  isStaff: boolean;
  days: number;
};

/** Names nobody but its reader, and says nothing of what the practice does. */
export function InvitationMail({ sender, chosenName, link, isStaff, days }: InvitationMailProps) {
  const purpose = isStaff ? "set up your staff account" : "set up your own sign-in";
  return (
    <MailLayout
      practiceName={sender.name}
      practicePhone={sender.phone}
      preview={`An invitation from ${sender.name}`}
    >
      <MailText>{chosenName ? `Hello ${chosenName},` : "Hello,"}</MailText>
      <MailText>
        {sender.name} has a place for you online. Use this link to {purpose}. It works once, for {days} days.
      </MailText>
      <MailButton href={link}>See the invitation</MailButton>
      <MailText>If you did not expect this, you can leave it or call us.</MailText>
    </MailLayout>
  );
}
