import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { acceptRequest, declineRequest, withdrawRequest } from "#app/domain/scheduling/answer-request.server";
import { requestParams, requestSchema } from "#app/domain/scheduling/asking-schemas";
import { statesOfPractice } from "#app/domain/scheduling/attending-queries.server";
import { cancellationTerms } from "#app/domain/scheduling/cancellation-policy";
import { readRequest } from "#app/domain/scheduling/request-queries.server";
import { bookedPath, isOpen } from "#app/domain/scheduling/time-request";
import { RequestPage } from "#app/domain/scheduling/ui/request-page";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { requestPath } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";

export const meta = titled("A question about a time");

export const loader = guarded(
  { may: "asking.answer-own", params: requestParams },
  async ({ actor, params: { requestId } }) => {
    const [request, practice] = await Promise.all([readRequest(actor, requestId), practiceProfile()]);
    const booked = bookedPath(request);
    if (booked) throw redirectTo(booked, { status: 302 });
    const { cancelWindowHours: windowHours, lateCancelFeePercent: feePercent } = practice;
    const now = new Date();
    const rule = { windowHours, feePercent };
    const times = request.dates.map((date) => ({
      startsAt: new Date(date.startsAt),
      agreedCents: date.cents,
    }));
    const late = times.some((time) => cancellationTerms(rule, time, now).late);
    const states = statesOfPractice(practice.states);
    return { request, states, open: isOpen(request, now), zone: actor.zone, rule, late };
  },
);

/** Why a yes brings nothing yet. The question stays open: what stands in the way may go. */
const NOT_YET: Record<string, string> = {
  "person-busy": "One of you has something else then. Say no to this time, or change the other first",
  "not-licensed": "Your therapist is not licensed where one of you would be on that day",
  "price-changed": "The price has changed meanwhile. Say no to this, and book the time anew",
  "not-an-opening": "Your therapist is not there at that time any more. Say no to this time",
  "slot-taken": "That time was taken meanwhile. Say no to this, and choose another one",
  "dates-taken": "One of these times was taken meanwhile. Say no to this, and choose others",
  "too-late-to-move": "It is too close to the start to move it",
  "stale-version": "The session has changed meanwhile. Say no to this, and look at it again",
  "wrong-status": "The session has changed meanwhile. Say no to this, and look at it again",
  "chart-closed": "Your work together is finished. Write to us if you want to begin again",
};

/** Answers of somebody who is not the one to give them, or comes too late, lead to how it stands. */
const NOT_NOW = ["not-asked", "not-yours", "request-over"];

async function answer(actor: Actor, requestId: string, form: z.infer<typeof requestSchema>) {
  if (form.intent === "accept") {
    const { agreedCents, state } = form;
    const { path } = await acceptRequest(actor, { requestId, agreedCents, state });
    if (path) return redirectTo(path);
    const text = "You said yes. The others have still to answer.";
    return redirectTo(requestPath(requestId), { flash: { kind: "ok", text } });
  }
  if (form.intent === "withdraw") {
    await withdrawRequest(actor, { requestId });
    const text = "The question is taken back, and the time is free again.";
    return redirectTo("/client/sessions", { flash: { kind: "ok", text } });
  }
  await declineRequest(actor, { requestId });
  const text = "You said no. Nothing changes, and whoever asked is told.";
  return redirectTo("/client/sessions", { flash: { kind: "ok", text } });
}

export const action = guarded(
  { may: "asking.answer-own", params: requestParams, form: requestSchema },
  async ({ actor, params: { requestId }, form, submission }) => {
    try {
      return await answer(actor, requestId, form);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const problem = NOT_YET[error.code];
      const hasState = form.intent === "accept" && form.state !== undefined;
      if (problem && hasState && error.code === "not-licensed")
        return refuse(submission, { fieldErrors: { state: [problem] } });
      if (problem) return refuse(submission, { formErrors: [problem] });
      if (!NOT_NOW.includes(error.code)) throw error;
      const text = "It was answered or has changed meanwhile. This is how it stands.";
      return redirectTo(requestPath(requestId), { flash: { kind: "warning", text } });
    }
  },
);

export const clientAction = orNotSent;

export default function TimeRequestPage() {
  return <RequestPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
