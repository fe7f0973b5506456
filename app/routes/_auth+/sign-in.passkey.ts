import { passkeyAnswerSchema } from "#app/domain/accounts/schemas";
import { signInWithPasskey } from "#app/domain/accounts/sign-in-with-passkey.server";
import { waitSentence } from "#app/domain/accounts/sign-in-words";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { redirectTo } from "#app/http/respond.server";
import { enterWith, sessionOrigin } from "#app/http/sign-in-answer.server";

export const loader = open({ may: "session.start" }, () => redirectTo("/sign-in"));

/** Signs in by a passkey, also whoever was half in already. */
export const action = open(
  { may: "session.start", form: passkeyAnswerSchema, hide: ["answer"], showsNoProblems: true },
  async ({ form, request, context }) => {
    try {
      const entered = await signInWithPasskey(form, sessionOrigin({ request, context }));
      return await enterWith(request, entered, { next: form.next });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const text =
        error.code === "too-many-attempts"
          ? waitSentence(Number(error.details.retryAfterSeconds))
          : "That passkey is not known here. Sign in another way.";
      return redirectTo("/sign-in", { flash: { kind: "danger", text } });
    }
  },
);
