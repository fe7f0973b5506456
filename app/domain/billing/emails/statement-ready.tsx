import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

export const STATEMENT_SUBJECT = "You have a new statement";

type Props = { practiceName: string; practicePhone: string; link: string };

/** No amount and no service: who reads over a shoulder learns nothing. */
export function StatementReady({ practiceName, practicePhone, link }: Props) {
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={STATEMENT_SUBJECT}>
      <MailText>You have a new statement. Sign in to read it and pay.</MailText>
      <MailButton href={link}>Open your statement</MailButton>
    </MailLayout>
  );
}
