import type { Declaration } from "./declaration";
import { type Reply, replyWith } from "./respond.server";
import { wantsPage } from "./wants-page";

const FORM_TOO_LONG = "Not sent: the text is too long. It is still here. Shorten it, or send it in parts.";
const FILE_TOO_LARGE = "Not sent: a file may have 10 MB at most. Choose a smaller one.";

/**
 * What a page says that sent too much by script: it stands as it was, with all that is typed. Null where `error` is something
 * else, where the browser goes to the answer, and where the page has no place for it.
 */
export function tooLarge(
  { form, files, showsNoProblems }: Declaration,
  request: Request,
  error: unknown,
): Reply<unknown> | null {
  const isTooLarge = error instanceof Response && error.status === 413;
  if (!isTooLarge || !form || showsNoProblems || wantsPage(request.headers.get("Accept"))) return null;
  return replyWith({ status: "error", error: { "": [files ? FILE_TOO_LARGE : FORM_TOO_LONG] } }, 413);
}
