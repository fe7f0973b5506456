import { MailButton, MailLayout, MailText } from "#app/platform/mail/layout";
import { AskedDates, type TimeAskedProps } from "./time-asked";

export type RequestOutcome = "declined" | "withdrawn" | "expired";

const WORDS: Record<RequestOutcome, { one: string; many: string }> = {
  declined: { one: "the answer to this time is no.", many: "the answer to these times is no." },
  withdrawn: {
    one: "nobody asks about this time any more.",
    many: "nobody asks about these times any more.",
  },
  expired: { one: "nobody answered in time about this.", many: "nobody answered in time about these." },
};

type TimeAnsweredProps = Omit<TimeAskedProps, "until"> & { outcome: RequestOutcome };

export function TimeAnswered(props: TimeAnsweredProps) {
  const { practiceName, practicePhone, name, dates, outcome, link } = props;
  const words = WORDS[outcome];
  return (
    <MailLayout practiceName={practiceName} practicePhone={practicePhone} preview={dates[0]?.when ?? ""}>
      <MailText>
        Hello {name}, {dates.length > 1 ? words.many : words.one}
      </MailText>
      <AskedDates dates={dates} />
      <MailText>Nothing was booked or moved.</MailText>
      <MailButton href={link}>See what you can do next</MailButton>
    </MailLayout>
  );
}
