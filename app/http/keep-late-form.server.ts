import { type KeptFields, keepForm } from "#app/domain/accounts/keep-form.server";
import type { Declaration } from "./declaration";
import { parseForm } from "./parse-form.server";
import { redirectTo } from "./respond.server";
import { readSessionCookie } from "./session-cookie.server";

/** What is never kept: whoever is back types it again. */
const SECRET = /password|^code$|^answer$/i;

/**
 * A form that came after its session was over: what was written is kept for its person, and they are sent to sign in and
 * from there to it. Null when there is nothing to keep: no form, no such session, a file.
 */
export async function keepLateForm(declaration: Declaration, request: Request): Promise<Response | null> {
  const token = readSessionCookie(request);
  if (!token || request.method !== "POST" || !declaration.form || declaration.files) return null;
  const fields = [...(await parseForm(request)).entries()].filter((field): field is [string, string] => {
    const [name, value] = field;
    return typeof value === "string" && !SECRET.test(name) && !declaration.hide?.includes(name);
  });
  const { pathname, search } = new URL(request.url);
  const keptId = await keepForm({ token, path: pathname + search, fields: fields satisfies KeptFields });
  if (!keptId) return null;
  const text = "You were signed out after a while. What you sent is kept: sign in to go on.";
  return redirectTo(`/sign-in?next=${encodeURIComponent(`/kept/${keptId}`)}`, {
    flash: { kind: "info", text },
  });
}
