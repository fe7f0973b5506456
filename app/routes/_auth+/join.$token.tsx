import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownEmail } from "#app/domain/accounts/account-queries.server";
import { invitationByToken } from "#app/domain/accounts/invitation-queries.server";
import { passwordSentence } from "#app/domain/accounts/password-words";
import { joinSchema, tokenParams } from "#app/domain/accounts/schemas";
import { AcceptForm } from "#app/domain/accounts/ui/accept-form";
import { JoinForm } from "#app/domain/accounts/ui/join-form";
import { InvitationOver, OtherAccount, SignInFirst } from "#app/domain/accounts/ui/join-notices";
import { DEFAULT_ZONE } from "#app/domain/accounts/zones";
import { acceptInvitation } from "#app/domain/charts/accept-invitation.server";
import { createAccountFromInvitation } from "#app/domain/charts/create-account-from-invitation.server";
import { openPacketForMember } from "#app/domain/intake/jobs.server";
import { practiceContact } from "#app/domain/practice/practice-contact.server";
import type { Actor } from "#app/domain/shared/actor";
import { type DomainError, isDomainError, notFound } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { enterWith, sessionOrigin } from "#app/http/sign-in-answer.server";

export const meta = titled("Your invitation");

export const loader = open({ may: "invitation.accept", params: tokenParams }, async ({ actor, params }) => {
  const invitation = await invitationByToken(params.token);
  if (!invitation) throw notFound();
  const { state, kind, email, chosenName, hasAccount } = invitation;
  const view = { kind, email, name: chosenName ?? "", path: `/join/${params.token}` };
  if (state !== "open") return data({ ...view, step: "over" as const, state }, { status: 410 });
  return { ...view, step: await stepFor(actor, email, hasAccount), state };
});

async function stepFor(actor: Actor | null, email: string, hasAccount: boolean) {
  if (!actor) return hasAccount ? ("sign-in" as const) : ("create" as const);
  return (await ownEmail(actor)) === email ? ("accept" as const) : ("other-account" as const);
}

export const action = open(
  { may: "invitation.accept", params: tokenParams, form: joinSchema },
  async ({ actor, params, form, submission, request, context }) => {
    const origin = sessionOrigin({ request, context });
    const { token } = params;
    try {
      if (form.intent === "accept") {
        if (!actor) return redirectTo(`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`);
        const input = { token, chartKind: form.chartKind };
        const entered = await acceptInvitation(actor, input, origin);
        return await arrive(request, entered);
      }
      const entered = await createAccountFromInvitation(
        {
          token,
          chosenName: form.chosenName,
          pronouns: form.pronouns ?? null,
          password: form.password ?? null,
          chartKind: form.chartKind,
          homeState: null,
          zone: (await practiceContact())?.zone ?? DEFAULT_ZONE,
        },
        origin,
      );
      return await arrive(request, entered);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (CHANGED.has(error.code)) return redirectTo(`/join/${token}`);
      if (error.code !== "password-refused") throw error;
      return refuse(submission, { fieldErrors: { password: [sentenceOf(error)] } });
    }
  },
);

export const clientAction = orNotSent;

type Entered = Awaited<ReturnType<typeof createAccountFromInvitation>>;

/** Whoever joined a chart finds their forms on the very first page: they do not wait for the job that lays them out. */
async function arrive(request: Request, entered: Entered): Promise<Response> {
  if (entered.joined) await openPacketForMember(entered.joined);
  return enterWith(request, entered, { flash: { kind: "ok", text: "You are in. Welcome." } });
}

/** What the page itself explains when it is looked at again. */
const CHANGED = new Set(["invitation-over", "account-exists", "lead-taken"]);

const sentenceOf = (error: DomainError): string => passwordSentence(error.details.problem);

export default function JoinPage() {
  const view = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  if (view.step === "over") return <InvitationOver state={view.state} />;
  if (view.step === "sign-in") return <SignInFirst email={view.email} path={view.path} />;
  if (view.step === "other-account") return <OtherAccount />;
  if (view.step === "accept") return <AcceptForm kind={view.kind} />;
  return <JoinForm kind={view.kind} email={view.email} name={view.name} lastResult={lastResult} />;
}
