import { listOutbox, readOutboxMessage } from "#app/platform/mail/outbox-queries.server";
import { failWith } from "./fail.server";
import { assertNoPracticeHere } from "./no-practice-here.server";

/** What the demo has sent, newest first. A 404 where a practice works. */
export async function outbox() {
  assertNoPracticeHere();
  return await listOutbox();
}

const TEXT = /^text\//;

/** One mail of the demo, its text attachments readable. A 404 where a practice works. */
export async function outboxMessage(id: string) {
  assertNoPracticeHere();
  const message = await readOutboxMessage(id);
  if (!message) throw failWith(404);
  const { html: _html, attachments, ...rest } = message;
  return {
    ...rest,
    attachments: attachments.map(({ filename, contentType, base64 }) => {
      const bytes = Buffer.from(base64, "base64");
      return {
        filename,
        size: bytes.length,
        text: TEXT.test(contentType) ? bytes.toString("utf8") : null,
      };
    }),
  };
}
