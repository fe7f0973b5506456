import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { agreeToTexts } from "#app/domain/accounts/agree-to-texts.server";
import { ownContactRules } from "#app/domain/accounts/contact-rule-queries.server";
import { contactSchema } from "#app/domain/accounts/contact-schemas";
import { endTexts } from "#app/domain/accounts/end-texts.server";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { ownTextState } from "#app/domain/accounts/text-consent-queries.server";
import { ContactForm } from "#app/domain/accounts/ui/contact-form";
import { TextConsentForm } from "#app/domain/accounts/ui/text-consent-form";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import type { FormReply } from "#app/ui/form-problems";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("How we reach you");

export const loader = guarded({ may: "contact.read-own" }, async ({ actor }) => {
  const [rules, texts] = await Promise.all([ownContactRules(actor), ownTextState(actor)]);
  return { rules, texts, zone: actor.zone };
});

const REFUSED: Record<string, string> = {
  "no-texts": "We send no texts at the moment",
  "no-phone": "Add your phone number to your profile first",
  "words-changed": "These words have changed. Read them again",
};

export const action = guarded(
  { may: "contact.edit-own", form: contactSchema },
  async ({ actor, form, submission }) => {
    try {
      const flash = { kind: "ok", text: await carryOut(actor, form) } as const;
      return redirectTo("/profile/contact", { flash });
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { agree: [problem] } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was pressed, and says what happened. */
async function carryOut(actor: Actor, form: z.output<typeof contactSchema>): Promise<string> {
  if (form.intent === "agree-to-texts") {
    await agreeToTexts(actor, form);
    return "We remind you by text from now on.";
  }
  if (form.intent === "end-texts") {
    await endTexts(actor);
    return "No more texts go out to you.";
  }
  await setContactRules(actor, {
    remindByMail: form.remindByMail === "on",
    mayCall: form.neverCall !== "on",
    mayLeaveVoicemail: form.noVoicemail !== "on",
    namesPractice: form.nameless !== "on",
    quietFrom: form.quietFrom,
    quietUntil: form.quietUntil,
  });
  return "Saved. It holds from now on.";
}

const answerTo = (lastResult: FormReply | undefined, intent: string) =>
  lastResult?.initialValue?.intent === intent ? lastResult : undefined;

export default function ContactPage() {
  const { rules, texts, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead="Reminders, calls, and what we may say in them.">How we reach you</PageHeading>
      <div className="grid gap-10">
        <WhoCanSee>Only the practice sees this. Nobody else on your chart does.</WhoCanSee>
        <ContactForm rules={rules} lastResult={answerTo(lastResult, "rules")} />
        <TextConsentForm state={texts} zone={zone} lastResult={answerTo(lastResult, "agree-to-texts")} />
      </div>
    </>
  );
}
