import { data } from "@remix-run/node";
import { practiceContact } from "#app/domain/practice/practice-contact.server";
import { flashOf, spentFlashCookie } from "./flash.server";
import { wasRefused } from "./refused-forms.server";
import { themeOf } from "./theme-cookie.server";

/** What every page needs: colors, the line after a redirect, whom to call, whether it answers a refused form. Nothing about who is signed in. */
export async function rootData({ request, context }: { request: Request; context: object }) {
  const flash = flashOf(request);
  const headers = flash ? { "Set-Cookie": spentFlashCookie() } : undefined;
  const refusedAt = wasRefused(context) ? new URL(request.url).pathname : null;
  const practice = await practiceContact();
  return data({ theme: themeOf(request), flash, practice, refusedAt }, { headers });
}
