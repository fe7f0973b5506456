import { removeSecondFactor } from "#app/domain/accounts/remove-second-factor.server";
import { removeFactorSchema } from "#app/domain/accounts/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

export const loader = guarded({ may: "second-factor.change" }, () => redirectTo("/profile/second-step"));

export const action = guarded(
  { may: "second-factor.change", form: removeFactorSchema, showsNoProblems: true },
  async ({ actor, form }) => {
    try {
      await removeSecondFactor(actor, form);
    } catch (error) {
      if (!isDomainError(error, "last-second-factor")) throw error;
      const text = "You need one second step to work here. Add another one first.";
      return redirectTo("/profile/second-step", { flash: { kind: "danger", text } });
    }
    return redirectTo("/profile/second-step", { flash: { kind: "ok", text: "That is removed." } });
  },
);
