import { z } from "zod";
import { beginPasskeySignIn } from "#app/domain/accounts/begin-passkey-sign-in.server";
import { open } from "#app/http/open.server";
import { sessionOrigin } from "#app/http/sign-in-answer.server";

/** What a browser needs to prove a passkey. */
export const action = open({ may: "session.start", json: z.strictObject({}) }, async ({ request, context }) =>
  Response.json(await beginPasskeySignIn(sessionOrigin({ request, context }))),
);
