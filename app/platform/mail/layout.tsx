import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";

const ink = "#211820";
const quiet = "#645a62";

const styles = {
  body: { backgroundColor: "#fcfafc", fontFamily: "Figtree, system-ui, sans-serif", color: ink, margin: 0 },
  container: {
    backgroundColor: "#ffffff",
    border: "1px solid #e0dadf",
    borderRadius: 16,
    maxWidth: 560,
    padding: 32,
  },
  sender: { fontSize: 15, fontWeight: 700, margin: "0 0 16px" },
  text: { fontSize: 17, lineHeight: "26px", margin: "0 0 16px" },
  button: {
    backgroundColor: "#77275a",
    borderRadius: 10,
    color: "#ffffff",
    fontSize: 17,
    fontWeight: 600,
    padding: "12px 20px",
    textDecoration: "none",
  },
  small: { color: quiet, fontSize: 14, lineHeight: "20px", margin: 0 },
  rule: { borderColor: "#e0dadf", margin: "24px 0 16px" },
} as const;

type MailLayoutProps = {
  /** The short, discreet name of the practice, or words for it that do not name it. */
  practiceName: string;
  /** Empty where it would say whose it is. */
  practicePhone: string;
  /** The line that mail programs show beside the subject; as neutral as the subject. */
  preview: string;
  children: ReactNode;
};

/** The one frame of every mail: no picture, no tracking, no request to anywhere when it is opened. */
export function MailLayout({ practiceName, practicePhone, preview, children }: MailLayoutProps) {
  const sender = `${practiceName[0]?.toUpperCase() ?? ""}${practiceName.slice(1)}`;
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Text style={styles.sender}>{sender}</Text>
          {children}
          <Hr style={styles.rule} />
          <Text style={styles.small}>
            {[sender, practicePhone].filter(Boolean).join(", ")}. This address does not read replies. In an
            emergency call 911; call or text 988 any time.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function MailText({ children }: { children: ReactNode }) {
  return <Text style={styles.text}>{children}</Text>;
}

export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Text style={styles.text}>
      <Button href={href} style={styles.button}>
        {children}
      </Button>
    </Text>
  );
}
