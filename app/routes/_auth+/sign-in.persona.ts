import { personaSchema } from "#app/domain/accounts/schemas";
import { signInAsPersona } from "#app/domain/accounts/sign-in-as-persona.server";
import { open } from "#app/http/open.server";
import { redirectTo } from "#app/http/respond.server";
import { enterWith, sessionOrigin } from "#app/http/sign-in-answer.server";

export const loader = open({ may: "session.start" }, () => redirectTo("/sign-in"));

/** Signs in as one of the demo's people; a 404 wherever it is not a demo. */
export const action = open(
  { may: "session.start", form: personaSchema, showsNoProblems: true },
  async ({ form, request, context }) =>
    enterWith(request, await signInAsPersona(form, sessionOrigin({ request, context })), { next: form.next }),
);
