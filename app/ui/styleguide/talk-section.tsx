import { Button } from "#app/ui/button";
import { CrisisLine } from "#app/ui/crisis-line";
import { TextArea } from "#app/ui/field";
import { Composer, MessageBubble, MessageDay, MessageList } from "#app/ui/message-bubble";
import { Section, Specimen } from "#app/ui/styleguide/specimen";
import { WeekGrid } from "#app/ui/week-grid";
import type { WeekBlock } from "#app/ui/week-layout";

const days = [
  { id: "2026-11-23", heading: "Mon", subheading: "Nov 23", fullName: "Monday, November 23", today: true },
  { id: "2026-11-24", heading: "Tue", subheading: "Nov 24", fullName: "Tuesday, November 24" },
  { id: "2026-11-25", heading: "Wed", subheading: "Nov 25", fullName: "Wednesday, November 25" },
  { id: "2026-11-26", heading: "Thu", subheading: "Nov 26", fullName: "Thursday, November 26" },
  { id: "2026-11-27", heading: "Fri", subheading: "Nov 27", fullName: "Friday, November 27" },
];

function block(day: number, startMinute: number, length: number, time: string, title: string): WeekBlock {
  const date = days[day];
  return {
    id: `${day}-${startMinute}-${title}`,
    column: date?.id ?? "",
    startMinute,
    endMinute: startMinute + length,
    to: "?",
    time,
    title,
    fullText: `${date?.fullName}, ${time} ET, ${title}`,
  };
}

const blocks: WeekBlock[] = [
  { ...block(0, 540, 50, "9:00 AM", "Dana & Robin"), status: "Done", sign: "done" },
  {
    ...block(0, 660, 80, "11:00 AM", "Mei & Tomás"),
    tone: "plum",
    detail: "Couples, 80 minutes",
    status: "Booked",
  },
  {
    ...block(1, 600, 50, "10:00 AM", "Jordan"),
    tone: "fern",
    status: "Booked",
    sign: "planned",
    regular: true,
  },
  { ...block(1, 615, 50, "10:15 AM", "Luz & Ana"), status: "Canceled", sign: "stopped", cancelled: true },
  { ...block(2, 780, 50, "1:00 PM", "Priya & Ines"), status: "Booked" },
  {
    ...block(3, 570, 80, "9:30 AM", "Kwame & Lee"),
    tone: "plum",
    detail: "Couples, 80 minutes",
    status: "Done",
  },
  { ...block(4, 855, 15, "2:15 PM", "New: Sam & Alex"), tone: "marigold" },
];

export function TalkSection() {
  return (
    <Section id="talk" title="Messages and the week">
      <Specimen name="MessageList, MessageBubble: other, partner, own, failed">
        <div className="max-w-2xl">
          <MessageList label="Messages with Amara">
            <MessageDay>Monday, November 23</MessageDay>
            <MessageBubble author="Amara" when="Mon 9:02 AM ET">
              Hi both. Here is the short exercise we talked about. Ten minutes, no phones.
            </MessageBubble>
            <MessageBubble author="Robin" when="Mon 12:40 PM ET" tone="lagoon">
              Thank you! We tried it last night. It was harder than I thought.
            </MessageBubble>
            <MessageBubble author="You" when="Mon 6:15 PM ET" own status="Sent · Read by Amara">
              Same here, but it helped. Can we move Thursday to 6 PM?
            </MessageBubble>
            <MessageBubble
              author="You"
              when="Mon 6:16 PM ET"
              own
              failed
              status="Not sent."
              footer={
                <Button type="button" kind="link" size="small">
                  Try again
                </Button>
              }
            >
              And thank you.
            </MessageBubble>
          </MessageList>
          <Composer
            crisisLine={<CrisisLine compact />}
            note="Amara replies within 1 business day."
            actions={<Button type="button">Send</Button>}
          >
            <TextArea name="sg-message" label="Write a message" />
          </Composer>
        </div>
      </Specimen>
      <Specimen name="WeekGrid (a list below 768 px)">
        <WeekGrid
          label="Week of November 23"
          columns={days}
          blocks={blocks}
          nowMinute={630}
          newTo={() => "?"}
        />
      </Specimen>
    </Section>
  );
}
