import { z } from "zod";
import { open } from "#app/http/open.server";
import { ownPath, redirectTo } from "#app/http/respond.server";
import { themeCookie } from "#app/http/theme-cookie.server";

const form = z.strictObject({
  theme: z.enum(["light", "dark", "system"]),
  returnTo: z.string().max(2000).optional(),
});

/** Keeps the chosen colors in a cookie and goes back to where the form stood. */
export const action = open({ may: "theme.set", form, showsNoProblems: true }, ({ form }) =>
  redirectTo(ownPath(form.returnTo), { cookies: [themeCookie(form.theme)] }),
);
