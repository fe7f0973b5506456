import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export const REFUND_SUBJECT = "We sent you a refund";

type Props = { practiceName: string; practicePhone: string; amount: string; link: string };

export function RefundMade({ practiceName, practicePhone, amount, link }: Props) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={REFUND_SUBJECT}>
      <MailText>
        We refunded {amount} to the card you paid with. Your bank shows it within 5 to 10 business days.
      </MailText>
      <MailButton href={link}>Open your statement</MailButton>
    </MailLayout>
  );
}
