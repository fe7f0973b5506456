import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { disclosureOf } from "#app/domain/charts/disclosure-queries.server";
import { startThreadSchema } from "#app/domain/messaging/schemas";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { chartsToWriteIn, type MessagingChart } from "#app/domain/messaging/thread-queries.server";
import { type AudienceOption, NewThreadForm } from "#app/domain/messaging/ui/new-thread-form";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { andInWords } from "#app/ui/in-words";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta: MetaFunction = titled("Write a message");

const search = z.object({ chart: z.uuid().optional() });

/** Who can read it depends on the chart, so the chart comes first where there are several. */
export const loader = guarded(
  { may: "messages.start-own", search },
  async ({ actor, search: { chart: wanted } }) => {
    const charts = await chartsToWriteIn(actor);
    const chart = wanted ? charts.find((one) => one.chartId === wanted) : charts.length === 1 && charts[0];
    if (wanted && !chart) throw notFound();
    const policy = chart ? await disclosureOf(actor, chart.chartId) : null;
    return {
      requestKey: newId(),
      charts: charts.map(({ chartId, label }) => ({ chartId, label })),
      chart: chart ? { chartId: chart.chartId, label: chart.label } : null,
      audiences: chart ? audiencesOf(actor.personId, chart) : [],
      mustReadFirst: policy !== null && !policy.acknowledged,
    };
  },
);

function audiencesOf(personId: string, { members, careTeam }: MessagingChart): AudienceOption[] {
  const others = members.filter((member) => member.personId !== personId).map((one) => one.chosenName);
  const joint = { value: "joint", label: `${andInWords(["You", ...others, ...careTeam])} can read it` };
  if (others.length === 0) return [joint];
  return [
    joint,
    {
      value: "private",
      label: `Only you and ${andInWords(careTeam)} can read it`,
      hint: `${andInWords(others)} cannot see it, and cannot see that it exists.`,
    },
  ];
}

export const action = guarded(
  { may: "messages.start-own", search, form: startThreadSchema },
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

export const clientAction = orNotSent;

export default function NewMessagePage() {
  const { requestKey, charts, chart, audiences, mustReadFirst } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (!chart) return <ChooseChart charts={charts} />;
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/client/messages">All messages</BackLink>
      <PageHeading caption={charts.length > 1 ? chart.label : undefined}>Write a message</PageHeading>
      {mustReadFirst ? (
        <Notice
          kind="info"
          title="Before your first private message"
          actions={
            <Link to={`/client/disclosure/${chart.chartId}`}>Read how private information is handled</Link>
          }
        >
          Your therapist works with one rule about what each of you tells them alone. Read it first.
        </Notice>
      ) : null}
      <NewThreadForm requestKey={requestKey} chartId={chart.chartId} audiences={audiences} result={result} />
    </div>
  );
}

function ChooseChart({ charts }: { charts: readonly { chartId: string; label: string }[] }) {
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/client/messages">All messages</BackLink>
      <PageHeading>Which chart is this about?</PageHeading>
      {charts.length === 0 ? (
        <EmptyState>You can write to your therapist once you have a chart with them.</EmptyState>
      ) : (
        <ul className="card divide-y divide-line">
          {charts.map((one) => (
            <li key={one.chartId} className="px-4 py-3">
              <Link to={`/client/messages/new?chart=${one.chartId}`}>{one.label}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
