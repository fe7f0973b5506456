import { Lock, MessageCircle, Users } from "lucide-react";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export type ThreadListEntry = {
  threadId: string;
  chartLabel: string;
  subject: string;
  audience: "joint" | "private";
  memberName: string | null;
  lastAt: string;
  lastSenderName: string;
  lastIsOwn: boolean;
  unread: number;
};

type ThreadListProps = {
  threads: readonly ThreadListEntry[];
  /** The address that thread ids are appended to. */
  base: string;
  zone: string;
  /** For whoever reads several charts: whose thread it is. */
  showChart?: boolean;
  /** Staff read whose private thread it is; a member's private threads are their own. */
  forStaff?: boolean;
};

/** Threads newest first: subject, who can read it, who wrote last and when. Never a word of a message. */
export function ThreadList({ threads, base, zone, showChart = false, forStaff = false }: ThreadListProps) {
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {threads.map((thread) => (
        <li key={thread.threadId} className="relative grid gap-1 px-4 py-3.5 has-[a:hover]:bg-tint sm:px-5">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <TextLink
              to={`${base}/${thread.threadId}`}
              className="font-semibold text-link underline after:absolute after:inset-0"
            >
              {thread.subject}
            </TextLink>
            {thread.unread > 0 ? (
              <Tag tone="plum" icon={MessageCircle}>
                {thread.unread} unread
              </Tag>
            ) : null}
          </div>
          <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-2">
            <AudienceText thread={thread} showChart={showChart} forStaff={forStaff} />
            <span className="text-ink-3">
              {thread.lastIsOwn ? "You" : thread.lastSenderName}, <TimeText iso={thread.lastAt} zone={zone} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

type AudienceTextProps = { thread: ThreadListEntry; showChart: boolean; forStaff: boolean };

function AudienceText({ thread, showChart, forStaff }: AudienceTextProps) {
  const isPrivate = thread.audience === "private";
  const Icon = isPrivate ? Lock : Users;
  const privately = forStaff ? `Private: ${thread.memberName}` : "Private: only you and your care team";
  return (
    <span className="flex items-center gap-1.5">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {showChart ? `${thread.chartLabel}. ` : ""}
      {isPrivate ? privately : "Everybody on the chart"}
    </span>
  );
}
