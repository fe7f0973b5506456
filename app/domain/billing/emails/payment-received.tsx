import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export const RECEIPT_SUBJECT = "Your receipt";

type Props = { practiceName: string; practicePhone: string; link: string };

export function PaymentReceived({ practiceName, practicePhone, link }: Props) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={RECEIPT_SUBJECT}>
      <MailText>Thank you. Your receipt is attached, and you find it any time under Billing.</MailText>
      <MailButton href={link}>Open your statement</MailButton>
    </MailLayout>
  );
}
