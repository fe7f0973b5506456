import { z } from "zod";
import { beginPasskey } from "#app/domain/accounts/begin-passkey.server";
import { guarded } from "#app/http/guarded.server";

/** What a browser needs to make a passkey for whoever is signed in. */
export const action = guarded({ may: "second-factor.set-up", json: z.strictObject({}) }, async ({ actor }) =>
  Response.json(await beginPasskey(actor)),
);
