import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readChart } from "#app/domain/charts/read-chart.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { noteStates, takenBackWithNote } from "#app/domain/notes/note-queries.server";
import { listChartAppointments } from "#app/domain/scheduling/appointment-queries.server";
import { awaitsNote } from "#app/domain/scheduling/appointment-status";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { SessionTable } from "#app/domain/scheduling/ui/session-table";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";

const params = z.object({ chartId: z.uuid() });

export const meta = titled("Sessions and notes");

export const loader = guarded({ may: "charts.read", params }, async ({ actor, params: { chartId } }) => {
  const chart = await readChart(actor, chartId);
  const appointments = await listChartAppointments(actor, chartId, await takenBackWithNote(actor, chartId));
  const ids = appointments.map((one) => one.id);
  const booked = appointments.filter((one) => one.status === "booked");
  const [states, confirmations] = await Promise.all([
    noteStates(actor, ids),
    confirmationsOf(booked, "staff"),
  ]);
  const now = new Date();
  const sessions = appointments.map((view) => {
    const note = states.get(view.id) ?? "none";
    const noteExpected = note !== "none" || awaitsNote(view.status, new Date(view.startsAt), now);
    return { ...view, note, noteExpected, confirmation: confirmations[view.id] };
  });
  return { chart, sessions, zone: actor.zone };
});

export default function ChartSessionsPage() {
  const { chart, sessions, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <ChartHeader chart={chart} tab="/sessions" />
      <SessionTable sessions={sessions} zone={zone} />
    </>
  );
}
