import { data } from "@remix-run/node";
import { practiceContact } from "#app/domain/practice/practice-contact.server";
import { flashOf, spentFlashCookie } from "./flash.server";
import { themeOf } from "./theme-cookie.server";

/** What every page needs: colors, the line after a redirect, whom to call. Nothing about who is signed in. */
export async function rootData(request: Request) {
  const flash = flashOf(request);
  const headers = flash ? { "Set-Cookie": spentFlashCookie() } : undefined;
  return data({ theme: themeOf(request), flash, practice: await practiceContact() }, { headers });
}
