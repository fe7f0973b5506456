import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { open } from "#app/http/open.server";
import { outboxMessage } from "#app/http/outbox.server";
import { titled } from "#app/http/page-meta";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("A mail");

const params = z.object({ messageId: z.uuid() });

export const loader = open({ may: "demo.read", params }, ({ params: { messageId } }) =>
  outboxMessage(messageId),
);

/** A mail's text in pieces, each with where it begins: addresses become links. */
const pieces = (text: string) =>
  [...text.matchAll(/https?:\/\/\S+|(?:(?!https?:\/\/)[\s\S])+/g)].map((match) => ({
    at: match.index,
    words: match[0],
  }));

export default function OutboxMessagePage() {
  const mail = useLoaderData<typeof loader>();
  return (
    <div className="page py-8 sm:py-12">
      <BackLink to="/outbox">Outbox</BackLink>
      <PageHeading lead={`To ${mail.to}`}>{mail.subject}</PageHeading>
      <div className="card measure p-5 break-words whitespace-pre-wrap">
        {pieces(mail.text).map(({ at, words }) =>
          words.startsWith("http") ? (
            <a key={at} href={words}>
              {words}
            </a>
          ) : (
            <span key={at}>{words}</span>
          ),
        )}
      </div>
      {mail.attachments.map((file) => (
        <section key={file.filename} aria-label={file.filename} className="mt-8 grid gap-2">
          <h2>{file.filename}</h2>
          {file.text === null ? (
            <p>{file.size} bytes</p>
          ) : (
            <p className="card p-4 font-mono text-sm break-words whitespace-pre-wrap">{file.text}</p>
          )}
        </section>
      ))}
    </div>
  );
}
