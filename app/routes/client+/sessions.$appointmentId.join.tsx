import { useActionData, useLoaderData } from "@remix-run/react";
import { attestationSchema } from "#app/domain/scheduling/attestation-schemas";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { readJoin } from "#app/domain/scheduling/join-queries.server";
import { JoinPage } from "#app/domain/scheduling/ui/join-page";
import { guarded } from "#app/http/guarded.server";
import { answerAttestation, toJoin } from "#app/http/join-answers.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { BackLink } from "#app/ui/page-heading";

export const meta = titled("Join your session");

const pathOf = (appointmentId: string) => `/client/sessions/${appointmentId}`;

export const loader = guarded(
  { may: "appointments.join-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const here = pathOf(appointmentId);
    return { join: toJoin(await readJoin(actor, appointmentId), here), here };
  },
);

export const action = guarded(
  { may: "appointments.join-own", params: appointmentParams, form: attestationSchema },
  ({ actor, params: { appointmentId }, form }) =>
    answerAttestation(actor, { ...form, appointmentId }, pathOf(appointmentId)),
);

export const clientAction = orNotSent;

export default function JoinSessionPage() {
  const { join, here } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <JoinPage
      join={join}
      what="session"
      videoTo={`${here}/video`}
      moveTo={`${here}/move`}
      askTo="/client/messages/new"
      back={<BackLink to={here}>Your session</BackLink>}
      lastResult={lastResult}
    />
  );
}
