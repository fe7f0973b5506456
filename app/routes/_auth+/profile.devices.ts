import { devicesSchema } from "#app/domain/accounts/schemas";
import { signOutDevice, signOutOtherDevices } from "#app/domain/accounts/sign-out.server";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

export const loader = guarded({ may: "devices.read-own" }, () => redirectTo("/profile"));

export const action = guarded(
  { may: "devices.end-own", form: devicesSchema, showsNoProblems: true },
  async ({ actor, form }) => {
    if (form.intent === "one") await signOutDevice(actor, form);
    else await signOutOtherDevices(actor);
    return redirectTo("/profile", { flash: { kind: "ok", text: "Signed out there." } });
  },
);
