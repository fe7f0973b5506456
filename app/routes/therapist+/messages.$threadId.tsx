import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerThreadForm } from "#app/domain/messaging/answer-thread-form.server";
import { threadFormSchema } from "#app/domain/messaging/schemas";
import { readThread } from "#app/domain/messaging/thread-queries.server";
import { ThreadView, UNDO_OVER } from "#app/domain/messaging/ui/thread-view";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { withPlace } from "#app/http/with-place.server";
import { dayOf } from "#app/ui/saved-when";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

const params = z.object({ threadId: z.uuid() });

export const meta: MetaFunction = titled("Messages");

export const loader = guarded(
  { may: "messages.read-care-team", params },
  async ({ actor, params: { threadId } }) => {
    const thread = await readThread(actor, threadId);
    const { personId: ownPersonId, zone } = actor;
    return { thread, clientId: newId(), ownPersonId, zone, today: dayOf(new Date().toISOString(), zone) };
  },
);

export const action = guarded(
  { may: "messages.write-care-team", params, form: threadFormSchema },
  async ({ actor, params: { threadId }, form, submission, request }) => {
    const outcome = await answerThreadForm(actor, threadId, form);
    if (outcome.kind === "kept") return { savedAt: outcome.savedAt };
    if (outcome.kind === "too-late") return refuse(submission, { formErrors: [UNDO_OVER] });
    return redirectTo(withPlace(request, `/therapist/messages/${threadId}`, "body"));
  },
);

export const clientAction = orNotSent;

export default function StaffThreadPage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const refused = result && "status" in result ? result : undefined;
  return (
    <>
      <ThreadView {...data} backTo="/therapist/messages" result={refused} />
      <p className="mx-auto mt-4 max-w-2xl">
        <Link to={`/therapist/charts/${data.thread.chartId}`}>
          Open the chart of {data.thread.chartLabel}
        </Link>
      </p>
    </>
  );
}
