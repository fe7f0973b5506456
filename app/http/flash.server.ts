import { readLink, signLink } from "#app/platform/crypto/signed-link.server";
import { hostCookie, hostCookieName, parseCookie } from "./cookies.server";

/** The one line after a redirect. Says what happened without names or anything about health. */
export type FlashMessage = { kind?: "ok" | "info" | "warning" | "danger"; text: string };

const NAME = "flash";
const LIFE_S = 60;

export function flashCookie(message: FlashMessage): string {
  const end = new Date(Date.now() + LIFE_S * 1000);
  return hostCookie(NAME, signLink("flash", JSON.stringify(message), end), LIFE_S);
}

export const spentFlashCookie = (): string => hostCookie(NAME, "", 0);

/** The message a request carries; null when there is none or it is not ours. */
export function flashOf(request: Request): FlashMessage | null {
  const token = parseCookie(request, hostCookieName(NAME));
  const text = token ? readLink("flash", token) : null;
  return text ? (JSON.parse(text) as FlashMessage) : null;
}
