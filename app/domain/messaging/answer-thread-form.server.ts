import type { z } from "zod";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { markThreadRead } from "./mark-thread-read.server";
import { saveDraft } from "./save-draft.server";
import type { threadFormSchema } from "./schemas";
import { sendMessage } from "./send-message.server";
import { withdrawMessage } from "./withdraw-message.server";

type ThreadForm = z.output<typeof threadFormSchema>;

/** `changed`: the thread reads differently now. `too-late`: what was sent stays sent. */
export type ThreadFormOutcome = { kind: "changed" | "too-late" } | { kind: "kept"; savedAt: string | null };

/**
 * What the forms of a thread asked for: send, take back, keep the draft, or remember how far was read.
 * Raises "not-found".
 */
export async function answerThreadForm(
  actor: Actor,
  threadId: string,
  form: ThreadForm,
): Promise<ThreadFormOutcome> {
  switch (form.intent) {
    case "send":
      await sendMessage(actor, { threadId, clientId: form.clientId, body: form.body });
      return { kind: "changed" };
    case "undo":
      return await takeBack(actor, threadId, form.seq);
    case "draft":
      return { kind: "kept", ...(await saveDraft(actor, { threadId, body: form.body ?? "" })) };
    case "read":
      await markThreadRead(actor, { threadId, seq: form.seq });
      return { kind: "kept", savedAt: null };
  }
}

async function takeBack(actor: Actor, threadId: string, seq: number): Promise<ThreadFormOutcome> {
  try {
    await withdrawMessage(actor, { threadId, seq });
    return { kind: "changed" };
  } catch (error) {
    if (!isDomainError(error, "undo-over")) throw error;
    return { kind: "too-late" };
  }
}
