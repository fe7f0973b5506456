import type { z } from "zod";
import type { Actor } from "#app/domain/shared/actor";
import { markThreadRead } from "./mark-thread-read.server";
import { saveDraft } from "./save-draft.server";
import type { threadFormSchema } from "./schemas";
import { sendMessage } from "./send-message.server";

/** What the form under a thread asked for: send, keep the draft, or remember how far was read. Raises "not-found". */
export async function answerThreadForm(
  actor: Actor,
  threadId: string,
  form: z.output<typeof threadFormSchema>,
): Promise<{ sent: boolean; savedAt: string | null }> {
  switch (form.intent) {
    case "send":
      await sendMessage(actor, { threadId, clientId: form.clientId, body: form.body });
      return { sent: true, savedAt: null };
    case "draft":
      return { sent: false, ...(await saveDraft(actor, { threadId, body: form.body ?? "" })) };
    case "read":
      await markThreadRead(actor, { threadId, seq: form.seq });
      return { sent: false, savedAt: null };
  }
}
