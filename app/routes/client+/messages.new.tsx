import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disclosureOf } from "#app/domain/charts/disclosure-queries.server";
import { startThreadSchema } from "#app/domain/messaging/schemas";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { chartsToWriteIn } from "#app/domain/messaging/thread-queries.server";
import { type AudienceOption, NewThreadForm } from "#app/domain/messaging/ui/new-thread-form";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { redirectTo, refuse } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Write a message" }];

const names = new Intl.ListFormat("en-US", { type: "conjunction" });

export const loader = guarded({ may: "messages.read-own" }, async ({ actor }) => {
  const charts = await chartsToWriteIn(actor);
  const partners = charts
    .flatMap((chart) => chart.members)
    .filter((member) => member.personId !== actor.personId);
  const others = [...new Set(partners.map((member) => member.chosenName))];
  const careTeam = [...new Set(charts.flatMap((chart) => chart.careTeam))];
  const policies = await Promise.all(charts.map((chart) => disclosureOf(actor, chart.chartId)));
  const toAcknowledge = policies.find((policy) => policy !== null && !policy.acknowledged) ?? null;
  return {
    requestKey: newId(),
    charts: charts.map(({ chartId, label }) => ({ chartId, label })),
    audiences: audienceOptions(others, careTeam),
    toAcknowledge: toAcknowledge && { chartId: toAcknowledge.chartId },
  };
});

function audienceOptions(others: readonly string[], careTeam: readonly string[]): AudienceOption[] {
  const joint = { value: "joint", label: `${names.format(["You", ...others, ...careTeam])} can read it` };
  if (others.length === 0) return [joint];
  return [
    joint,
    {
      value: "private",
      label: `Only you and ${names.format(careTeam)} can read it`,
      hint: `${names.format(others)} cannot see it, and cannot see that it exists.`,
    },
  ];
}

export const action = guarded(
  { may: "messages.write-own", form: startThreadSchema },
  async ({ actor, form, submission }) => {
    try {
      const { threadId } = await startThread(actor, form);
      return redirectTo(`/client/messages/${threadId}`, { flash: { kind: "ok", text: "Sent." } });
    } catch (error) {
      if (!isDomainError(error, "disclosure-not-acknowledged")) throw error;
      const first = "Before your first private message, read how your therapist handles private information.";
      return refuse(submission, { fieldErrors: { audience: [first] } });
    }
  },
);

export default function NewMessagePage() {
  const { requestKey, charts, audiences, toAcknowledge } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/client/messages">All messages</BackLink>
      <PageHeading>Write a message</PageHeading>
      {toAcknowledge ? (
        <Notice
          kind="info"
          title="Before your first private message"
          actions={
            <a href={`/client/disclosure/${toAcknowledge.chartId}`}>
              Read how private information is handled
            </a>
          }
        >
          Your therapist works with one rule about what each of you tells them alone. Read it first.
        </Notice>
      ) : null}
      {charts.length === 0 ? (
        <EmptyState>You can write to your therapist once you have a chart with them.</EmptyState>
      ) : (
        <NewThreadForm requestKey={requestKey} charts={charts} audiences={audiences} result={result} />
      )}
    </div>
  );
}
