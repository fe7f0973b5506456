/** The server's answer to a form: what was wrong and what was typed. */
export type FormReply = {
  status?: string | undefined;
  error?: Record<string, string[] | null> | null | undefined;
  initialValue?: Record<string, unknown> | null | undefined;
  /** Nothing is wrong with what was typed: it could not be sent, or not be taken just now. In a sentence, which the heading says. */
  notSent?: string | undefined;
};

/** All problems of a reply for the error summary; those of no field come without an id. */
export const problemsOf = (reply: FormReply | undefined) =>
  Object.entries(reply?.error ?? {}).flatMap(([id, messages]) =>
    (messages ?? []).map((message) => ({ id: id === "" ? undefined : id, message })),
  );

export const errorsAt = (reply: FormReply | undefined, name: string): string[] | undefined =>
  reply?.error?.[name] ?? undefined;

/** What was typed into a field when the form came back, or what it held before. */
export function typedAt(reply: FormReply | undefined, name: string, before = ""): string {
  if (!reply?.initialValue) return before;
  const value = reply.initialValue[name];
  return typeof value === "string" ? value : "";
}

/** Why what saves itself is not saved, in a sentence. Whatever could only not be sent is sent again and again. */
export const whyNotSaved = (reply: FormReply | undefined): string | undefined =>
  reply?.notSent ? "We keep trying." : problemsOf(reply)[0]?.message;
