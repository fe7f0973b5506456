import { parseCookie } from "./cookies.server";

export type Theme = "light" | "dark" | "system";

const THEMES: readonly string[] = ["light", "dark", "system"];
const A_YEAR_S = 31_536_000;

export const isTheme = (value: unknown): value is Theme =>
  typeof value === "string" && THEMES.includes(value);

/** The colors somebody chose; what their system says when they did not. */
export function themeOf(request: Request): Theme {
  const chosen = parseCookie(request, "theme");
  return isTheme(chosen) ? chosen : "system";
}

export const themeCookie = (theme: Theme): string =>
  `theme=${theme}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax`;
