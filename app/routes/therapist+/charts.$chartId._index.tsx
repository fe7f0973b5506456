import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { contactWordsOf } from "#app/domain/accounts/contact-rule-queries.server";
import { ContactNotice } from "#app/domain/accounts/ui/contact-notice";
import { readChart } from "#app/domain/charts/read-chart.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { chartPackets } from "#app/domain/intake/packet-queries.server";
import { PacketOverview } from "#app/domain/intake/ui/packet-overview";
import { listChartAppointments } from "#app/domain/scheduling/appointment-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { SessionCard } from "#app/domain/scheduling/ui/session-card";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";

const params = z.object({ chartId: z.uuid() });

export const meta = titled("Chart");

export const loader = guarded({ may: "charts.read", params }, async ({ actor, params: { chartId } }) => {
  const chart = await readChart(actor, chartId);
  const [packets, appointments, contact] = await Promise.all([
    chartPackets(actor, chartId),
    listChartAppointments(actor, chartId),
    contactWordsOf(chart.members.map(({ personId }) => personId)),
  ]);
  const now = new Date().toISOString();
  const next = appointments.filter((one) => one.status === "booked" && one.endsAt > now).at(-1) ?? null;
  const confirmations = next ? await confirmationsOf([next], "staff") : {};
  const confirmation = next ? confirmations[next.id] : undefined;
  return { chart, packets, contact, next, confirmation, zone: actor.zone };
});

export default function ChartPage() {
  const { chart, packets, contact, next, confirmation, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <ChartHeader chart={chart} tab="" />
      <div className="grid gap-8 xl:grid-cols-2 xl:items-start">
        <section aria-labelledby="next" className="grid gap-3">
          <ContactNotice people={chart.members} words={contact} />
          <h2 id="next">Next session</h2>
          {next ? (
            <SessionCard
              view={next}
              zone={zone}
              confirmation={confirmation}
              to={`/therapist/sessions/${next.id}`}
            />
          ) : (
            <EmptyState
              action={
                <ButtonLink to={`/therapist/sessions/new?chart=${chart.chartId}`} kind="secondary">
                  New session
                </ButtonLink>
              }
            >
              Nothing is planned.
            </EmptyState>
          )}
        </section>
        <PacketOverview packets={packets} base={`/therapist/charts/${chart.chartId}/forms`} />
      </div>
    </>
  );
}
