import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { startThreadSchema } from "#app/domain/messaging/schemas";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { chartsToWriteIn } from "#app/domain/messaging/thread-queries.server";
import { NewThreadForm } from "#app/domain/messaging/ui/new-thread-form";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { andInWords } from "#app/ui/in-words";
import { BackLink, PageHeading } from "#app/ui/page-heading";

const search = z.object({ chart: z.uuid().optional() });

export const meta: MetaFunction = titled("Write a message");

/** First the chart, then who of it: the second choice depends on the first, and works without scripts. */
export const loader = guarded(
  { may: "messages.read-care-team", search },
  async ({ actor, search: { chart: wanted } }) => {
    const charts = await chartsToWriteIn(actor);
    const chart = charts.find((one) => one.chartId === wanted) ?? null;
    if (wanted && !chart) throw notFound();
    const members = chart?.members ?? [];
    const joint = { value: "joint", label: `${andInWords(members.map((one) => one.chosenName))} together` };
    const alone = members.map((one) => ({
      value: `private:${one.personId}`,
      label: `Only ${one.chosenName}`,
    }));
    return {
      requestKey: newId(),
      chart: chart && { chartId: chart.chartId, label: chart.label },
      audiences: members.length > 1 ? [joint, ...alone] : [joint],
      charts: charts.map(({ chartId, label }) => ({ chartId, label })),
    };
  },
);

export const action = guarded(
  { may: "messages.write-care-team", search, form: startThreadSchema },
  async ({ actor, form }) => {
    const { threadId } = await startThread(actor, form);
    return redirectTo(`/therapist/messages/${threadId}`, { flash: { kind: "ok", text: "Sent." } });
  },
);

export const clientAction = orNotSent;

export default function NewStaffMessagePage() {
  const { requestKey, chart, charts, audiences } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (chart) {
    return (
      <div className="form-column grid gap-6">
        <BackLink to="/therapist/messages/new">Another chart</BackLink>
        <PageHeading caption={chart.label}>Write a message</PageHeading>
        <NewThreadForm
          requestKey={requestKey}
          chartId={chart.chartId}
          audiences={audiences}
          result={result}
        />
      </div>
    );
  }
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/therapist/messages">All messages</BackLink>
      <PageHeading>Whom do you want to write to?</PageHeading>
      {charts.length === 0 ? <EmptyState>Your caseload is empty.</EmptyState> : null}
      <ul className="card divide-y divide-line">
        {charts.map((one) => (
          <li key={one.chartId} className="px-4 py-3">
            <Link to={`/therapist/messages/new?chart=${one.chartId}`}>{one.label}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
