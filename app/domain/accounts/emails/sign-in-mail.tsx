import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";

type SignInMailProps = {
  sender: { name: string; phone: string };
  link: string;
  code: string;
  minutes: number;
};

/** One mail, two ways in: the link for this device, the code for another one. */
export function SignInMail({ sender, link, code, minutes }: SignInMailProps) {
  return (
    <MailLayout
      practiceName={sender.name}
      practicePhone={sender.phone}
      preview="Your link and code to sign in"
    >
      <MailText>Here is your way in. It works once, for {minutes} minutes.</MailText>
      <MailButton href={link}>Sign in</MailButton>
      <MailText>
        Signing in on another device? Type this code there: <strong>{code}</strong>
      </MailText>
      <MailText>If you did not ask for this, you can leave it. Nobody gets in without it.</MailText>
    </MailLayout>
  );
}
