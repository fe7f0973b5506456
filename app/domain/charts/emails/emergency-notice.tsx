import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type EmergencyNoticeProps = {
  sender: { name: string; phone: string };
  /** The owner who opened it. Whose record it is, and why, is said on the page only. */
  who: string;
  minutes: number;
  link: string;
};

/** To the care team and the other owners: somebody opened a record that they do not treat. */
export function EmergencyNotice({ sender, who, minutes, link }: EmergencyNoticeProps) {
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview="A record was opened">
      <MailText>
        {who} has opened a record in an emergency. It stays open for {minutes} minutes.
      </MailText>
      <MailText>
        Whose it is stands in the audit log; an owner can read why. If you did not expect this, ask {who}.
      </MailText>
      <MailButton href={link}>For owners: see the reason</MailButton>
    </MailLayout>
  );
}
