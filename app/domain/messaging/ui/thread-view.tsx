import { useEffect, useState } from "react";
import { CrisisLine } from "#app/ui/crisis-line";
import { ErrorSummary } from "#app/ui/error-summary";
import { type FormReply, problemsOf, typedAt } from "#app/ui/form-problems";
import { andInWords } from "#app/ui/in-words";
import { MessageBubble, MessageList } from "#app/ui/message-bubble";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";
import { toneByOrder } from "#app/ui/tone";
import { useBackgroundPost } from "#app/ui/use-background-post";
import { usePostedForm } from "#app/ui/use-posted-form";
import { WhoCanSee } from "#app/ui/who-can-see";
import { readersSentence } from "../audience";
import type { UndoableMessage } from "../undo-window";
import { MessageComposer } from "./message-composer";
import { UndoSend } from "./undo-send";

export type ThreadViewProps = {
  thread: {
    threadId: string;
    subject: string;
    audience: "joint" | "private";
    lastSeq: number;
    hasUnread: boolean;
    otherReaders: string[];
    readByOthers: { name: string; seq: number }[];
    messages: { seq: number; sender: { personId: string; name: string }; sentAt: string; body: string }[];
    draft: { body: string; savedAt: string } | null;
    undoable: UndoableMessage | null;
  };
  ownPersonId: string;
  zone: string;
  today: string;
  clientId: string;
  /** What to expect: "Amara usually replies within 1 business day." */
  replyTime?: string;
  backTo: string;
  result?: FormReply;
};

export const UNDO_OVER = "It is too late to take that message back. You can write another one.";

/** A thread with its composer, for whoever may read it. */
export function ThreadView({
  thread,
  ownPersonId,
  zone,
  today,
  clientId,
  replyTime,
  backTo,
  result,
}: ThreadViewProps) {
  const { post } = useBackgroundPost();
  const { lastSeq } = thread;
  // The box begins anew with each message of one's own, and with nothing else: looking again keeps what is typed.
  const ownSeq = thread.messages.findLast((message) => message.sender.personId === ownPersonId)?.seq ?? 0;
  const [firstOwnSeq] = useState(ownSeq);
  // Having the page open is having read it; without JavaScript the button below says so.
  useEffect(() => {
    post({ intent: "read", seq: String(lastSeq) });
  }, [lastSeq, post]);
  return (
    <div className="mx-auto max-w-2xl">
      <BackLink to={backTo}>All messages</BackLink>
      <ErrorSummary errors={problemsOf(result)} />
      <PageHeading>{thread.subject}</PageHeading>
      <WhoCanSee isPrivate={thread.audience === "private"}>
        {readersSentence(thread.audience, thread.otherReaders)} {replyTime}
      </WhoCanSee>
      <Messages thread={thread} ownPersonId={ownPersonId} zone={zone} />
      <MessageComposer
        key={ownSeq}
        clientId={clientId}
        zone={zone}
        today={today}
        draft={thread.draft}
        typed={
          result?.initialValue && typedAt(result, "intent") !== "undo" ? typedAt(result, "body") : undefined
        }
        errors={result?.error?.body ?? undefined}
        crisisLine={<CrisisLine compact />}
        takesFocus={ownSeq !== firstOwnSeq}
      />
      {thread.hasUnread ? (
        <noscript>
          <form method="post" className="mt-4">
            <input type="hidden" name="seq" value={lastSeq} />
            <button type="submit" name="intent" value="read" className="btn btn-quiet">
              Mark as read
            </button>
          </form>
        </noscript>
      ) : null}
    </div>
  );
}

type MessagesProps = Pick<ThreadViewProps, "thread" | "ownPersonId" | "zone">;

function Messages({ thread, ownPersonId, zone }: MessagesProps) {
  const others = [...new Set(thread.messages.map((message) => message.sender.personId))].filter(
    (id) => id !== ownPersonId,
  );
  const lastOwn = thread.messages.findLast((message) => message.sender.personId === ownPersonId)?.seq;
  const { undoable } = thread;
  const sending = String(usePostedForm("send")?.get("body") ?? "").trim();
  return (
    <MessageList label="Messages, oldest first">
      {thread.messages.map((message) => {
        const own = message.sender.personId === ownPersonId;
        return (
          <MessageBubble
            key={message.seq}
            author={own ? "You" : message.sender.name}
            own={own}
            tone={toneByOrder(others.indexOf(message.sender.personId) + 1)}
            when={<TimeText iso={message.sentAt} zone={zone} yours={false} />}
            status={message.seq === lastOwn ? statusOf(message.seq, thread.readByOthers) : undefined}
            footer={undoable?.seq === message.seq ? <UndoSend undoable={undoable} /> : undefined}
          >
            {message.body}
          </MessageBubble>
        );
      })}
      {sending ? (
        <MessageBubble author="You" own when="now" status="Sending…">
          {sending}
        </MessageBubble>
      ) : null}
    </MessageList>
  );
}

function statusOf(seq: number, readers: readonly { name: string; seq: number }[]): string {
  const read = readers.filter((reader) => reader.seq >= seq).map((reader) => reader.name);
  return read.length === 0 ? "Sent" : `Sent · Read by ${andInWords(read)}`;
}
