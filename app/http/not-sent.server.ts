import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Declaration } from "./declaration";
import { dropUnknown } from "./known-fields";
import { parseForm } from "./parse-form.server";
import { hidden, type Reply, replyWith } from "./respond.server";
import { isSecret } from "./secret-fields";
import { strictly } from "./strict-schema";
import { wantsPage } from "./wants-page";

/** What somebody typed, and where it was to go. */
export type Carried = { path: string; fields: [name: string, value: string][] };

const NOT_SENT = "Not sent. Your words are still here. Wait a minute, then send it again.";

/** Remix hands one context to the action and to whoever renders the answer. */
const carried = new WeakMap<object, Carried>();

/** What the error page of this request gives back to whoever typed it; nothing of it is kept anywhere else. */
export const carriedOf = (context: object): Carried | null => carried.get(context) ?? null;

/**
 * A form that could not be taken through no fault of its own. For a script it is the answer to give: the page stands as it was
 * and says so. Null means that an error page is the answer, on which a browser finds its fields again.
 */
export async function notSent(
  declaration: Declaration,
  request: Request,
  context: object,
): Promise<Reply<unknown> | null> {
  const { form, files, showsNoProblems } = declaration;
  if (request.method !== "POST" || !form) return null;
  const fields = await parseForm(request, files).catch(() => null);
  if (!fields) return null;
  dropUnknown(fields, strictly(form));
  const secrets = [...fields.keys()].filter((name) => isSecret(name, declaration));
  if (wantsPage(request.headers.get("Accept"))) {
    for (const name of secrets) fields.delete(name);
    carried.set(context, { path: ownAddress(request), fields: [...fields].filter(isText) });
    return null;
  }
  if (showsNoProblems) return null;
  const submission = parseWithZod(fields, { schema: z.looseObject({}) });
  const reply = submission.reply({ hideFields: hidden(submission, secrets) });
  return replyWith({ ...reply, status: "error", error: null, notSent: NOT_SENT }, 503);
}

const isText = (field: [string, unknown]): field is [string, string] => typeof field[1] === "string";

function ownAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}
