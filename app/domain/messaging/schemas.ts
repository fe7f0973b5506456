import { z } from "zod";

const MAX_BODY = 8_000;

const body = z
  .string({ error: "Write a message first." })
  .trim()
  .min(1, "Write a message first.")
  .max(MAX_BODY, `Keep a message under ${MAX_BODY.toLocaleString("en-US")} characters.`);

/** `clientId` is made with the form: sending the same form twice makes one message. */
export const sendMessageSchema = z.strictObject({ intent: z.literal("send"), clientId: z.uuid(), body });

export const saveDraftSchema = z.strictObject({
  intent: z.literal("draft"),
  clientId: z.uuid().optional(),
  body: z.string().max(MAX_BODY, "This draft is too long to keep.").optional(),
});

export const markReadSchema = z.strictObject({
  intent: z.literal("read"),
  seq: z.coerce.number().int().min(0),
});

export const undoSendSchema = z.strictObject({
  intent: z.literal("undo"),
  seq: z.coerce.number().int().min(1),
});

export const threadFormSchema = z.discriminatedUnion("intent", [
  sendMessageSchema,
  saveDraftSchema,
  markReadSchema,
  undoSendSchema,
]);

export const startThreadSchema = z.strictObject({
  requestKey: z.uuid(),
  chartId: z.uuid({ error: "Choose who this is about." }),
  /** "joint", or "private:<person id>" where a therapist writes to one of the members. */
  audience: z
    .string({ error: "Choose who can read this." })
    .regex(/^(joint|private|private:[0-9a-f-]{36})$/, "Choose who can read this."),
  subject: z
    .string({ error: "Enter a subject." })
    .trim()
    .min(1, "Enter a subject.")
    .max(120, "Keep the subject under 120 characters."),
  body,
});
