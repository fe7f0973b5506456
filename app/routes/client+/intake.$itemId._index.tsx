import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { firstOpenQuestion } from "#app/domain/intake/form-path";
import { itemForMember } from "#app/domain/intake/packet-queries.server";
import { signConsentSchema } from "#app/domain/intake/schemas";
import { signConsent } from "#app/domain/intake/sign-consent.server";
import { readSignatures } from "#app/domain/intake/signature-queries.server";
import { ConsentPage } from "#app/domain/intake/ui/consent-page";
import { FormIntro } from "#app/domain/intake/ui/form-intro";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";

const params = z.object({ itemId: z.uuid() });

export const meta: MetaFunction<typeof loader> = (args) => titled(args.data?.item.title ?? "Form")(args);

export const loader = guarded({ may: "intake.read-own", params }, async ({ actor, params: { itemId } }) => {
  const item = await itemForMember(actor, itemId);
  const { definition, completed, title, joint, sha256, versionNumber } = item;
  if (definition.kind === "consent") {
    const signatures = await readSignatures(actor, itemId);
    const shown = {
      kind: "consent" as const,
      itemId,
      title,
      joint,
      sha256,
      versionNumber,
      completed,
      definition,
    };
    return { item: { ...shown, signatures, zone: actor.zone } };
  }
  const started = Object.keys(item.answers).length > 0;
  const next = firstOpenQuestion(definition, item.answers);
  if (started && !completed) {
    throw redirectTo(next ? `/client/intake/${itemId}/q/${next.id}` : `/client/intake/${itemId}/check`);
  }
  const { intro, minutes } = definition;
  const startAt = next ? `/client/intake/${itemId}/q/${next.id}` : null;
  const safety = definition.sections[0]?.safety ?? false;
  return { item: { kind: "form" as const, itemId, title, intro, minutes, completed, startAt, safety } };
});

export const action = guarded(
  { may: "consents.sign-own", params, form: signConsentSchema },
  async ({ actor, params: { itemId }, form, submission, request, context }) => {
    const userAgent = request.headers.get("User-Agent")?.slice(0, 200) ?? null;
    try {
      const { name, textSha256 } = form;
      await signConsent(actor, { itemId, name, textSha256, userAgent, address: context.address || null });
    } catch (error) {
      if (!isDomainError(error, "consent-changed")) throw error;
      const changed = "This text has changed since you opened the page. Read the new text below, then sign.";
      return refuse(submission, { formErrors: [changed] });
    }
    return redirectTo(`/client/intake/${itemId}`, { flash: { kind: "ok", text: "Signed. Thank you." } });
  },
);

export const clientAction = orNotSent;

export default function IntakeItemPage() {
  const { item } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return item.kind === "consent" ? <ConsentPage item={item} result={result} /> : <FormIntro item={item} />;
}
