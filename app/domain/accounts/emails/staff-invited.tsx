import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type StaffInvitedProps = {
  sender: { name: string; phone: string };
  role: "therapist" | "admin";
  link: string;
};

/** Tells an owner that somebody is about to work at the practice. Names nobody. */
export function StaffInvited({ sender, role, link }: StaffInvitedProps) {
  const what = `${role === "admin" ? "An admin" : "A therapist"} was invited to work at the practice.`;
  return (
    <MailLayout practiceName={sender.name} practicePhone={sender.phone} preview={what}>
      <MailText>{what}</MailText>
      <MailText>
        The open invitations stand on the staff page. Take back there what should not be; the audit log says
        who sent it.
      </MailText>
      <MailButton href={link}>See the invitations</MailButton>
    </MailLayout>
  );
}
