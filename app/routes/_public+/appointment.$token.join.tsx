import { useActionData, useLoaderData } from "@remix-run/react";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { attestationSchema } from "#app/domain/scheduling/attestation-schemas";
import { linkParams } from "#app/domain/scheduling/change-schemas";
import { readJoin } from "#app/domain/scheduling/join-queries.server";
import { JoinPage } from "#app/domain/scheduling/ui/join-page";
import { answerAttestation, toJoin } from "#app/http/join-answers.server";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { BackLink } from "#app/ui/page-heading";

export const meta = titled("Join your call");

/** Who has an account says where they are signed in: the mail with this link may be read by somebody else. */
export const loader = open({ may: "consult.join", params: linkParams }, async ({ params: { token } }) => {
  const holder = readAppointmentToken(token);
  const { appointmentId, personId } = holder;
  if (personId) throw redirectTo(`/client/sessions/${appointmentId}/join`, { status: 302 });
  const here = `/appointment/${token}`;
  return { join: toJoin(await readJoin(holder, appointmentId), here), here };
});

export const action = open(
  { may: "consult.join", params: linkParams, form: attestationSchema },
  ({ params: { token }, form }) => {
    const holder = readAppointmentToken(token);
    const { appointmentId } = holder;
    return answerAttestation(holder, { ...form, appointmentId }, `/appointment/${token}`);
  },
);

export const clientAction = orNotSent;

export default function JoinCallPage() {
  const { join, here } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="page py-8 sm:py-12">
      <JoinPage
        join={join}
        what="call"
        videoTo={`${here}/video`}
        moveTo={`${here}/move`}
        back={<BackLink to={here}>Your appointment</BackLink>}
        lastResult={lastResult}
      />
    </div>
  );
}
