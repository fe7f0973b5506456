import { useLoaderData } from "@remix-run/react";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, cancelSchema } from "#app/domain/scheduling/change-schemas";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { answerCancel } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Cancel the session");

export const loader = guarded(
  { may: "appointments.manage", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(forPractice(actor), appointmentId);
    const here = `/admin/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    return { change, here };
  },
);

export const action = guarded(
  { may: "appointments.manage", params: appointmentParams, form: cancelSchema, showsNoProblems: true },
  ({ actor, params: { appointmentId }, form }) =>
    answerCancel(forPractice(actor), { appointmentId, here: `/admin/sessions/${appointmentId}` }, form),
);

export default function OfficeCancelPage() {
  const { change, here } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHeading lead="The practice cancels without a fee. Everybody who attends is told.">
        Cancel this session?
      </PageHeading>
      <CancelPanel change={change} what="session" keepTo={here} byPractice />
    </div>
  );
}
