import { v7 } from "uuid";
import { markOf } from "#app/domain/audit/event-mark.server";
import type { Actor } from "#app/domain/shared/actor";
import { addMinutes, DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedSession } from "./sessions";

const DAYS = 21;

type Look = {
  minutes: number;
  action: string;
  objectKind: string;
  audience?: string;
  ofMember?: 0 | 1;
  /** The chart's therapist where nobody is named. */
  by?: "client" | "office";
};

/** What is opened around a session, in minutes from its start. */
const AROUND: Look[] = [
  { minutes: -12, action: "chart-read", objectKind: "chart" },
  { minutes: -10, action: "thread-read", objectKind: "thread", audience: "joint" },
  { minutes: -8, action: "answers-read", objectKind: "form-response", audience: "private", ofMember: 0 },
  { minutes: -7, action: "answers-read", objectKind: "form-response", audience: "private", ofMember: 1 },
  { minutes: 61, action: "note-read", objectKind: "progress-note", audience: "staff" },
  { minutes: 190, action: "thread-read", objectKind: "thread", audience: "joint", by: "client" },
  { minutes: 1_450, action: "household-read", objectKind: "chart", by: "office" },
];

/** What a look was at: null where there was nothing yet to look at. */
async function objects(sessions: readonly SeedSession[]) {
  const chartIds = sessions.map(({ chart }) => chart.chartId);
  const [notes, threads] = await Promise.all([
    db.progressNote.findMany({
      where: { chartId: { in: chartIds } },
      select: { id: true, appointmentId: true },
    }),
    db.thread.findMany({
      where: { chartId: { in: chartIds }, audience: "joint" },
      select: { id: true, chartId: true },
    }),
  ]);
  const noteOf = new Map(notes.map((note) => [note.appointmentId, note.id]));
  const threadOf = new Map(threads.map((thread) => [thread.chartId, thread.id]));
  return (action: string, { chart, appointmentId }: SeedSession): string | null => {
    if (action === "note-read") return noteOf.get(appointmentId) ?? null;
    if (action === "thread-read") return threadOf.get(chart.chartId) ?? null;
    return chart.chartId;
  };
}

type Written = {
  id: string;
  actorPersonId: string;
  actingRole: string;
  action: string;
  objectKind: string;
  objectId: string;
  chartId: string;
  subjectPersonId: string | null;
  audience: string | null;
  address: string;
};

/** As the portal would have marked it then. */
const markOfLook = (look: Written): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    markOf({
      ...{ id: look.id, actor: look.actorPersonId, role: look.actingRole, action: look.action },
      ...{ objectKind: look.objectKind, object: look.objectId, chart: look.chartId },
      ...{ subject: look.subjectPersonId, audience: look.audience, result: "allowed", session: null },
      address: look.address,
    }),
  );

/**
 * The looks of the last weeks at the charts, each at its own time: the one trace that the demo cannot leave by doing what
 * it is about, because an event says when it was written.
 */
export async function leaveLooks(
  sessions: readonly SeedSession[],
  office: Actor,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const recent = sessions.filter(({ status, startsAt }) => status === "done" && startsAt > since);
  const objectOf = await objects(recent);
  const looks = recent.flatMap((session) =>
    AROUND.flatMap(({ minutes, ofMember, audience = null, action, objectKind, by = "therapist" }) => {
      const { chart, startsAt } = session;
      const subject = ofMember === undefined ? null : chart.members[ofMember];
      const objectId = objectOf(action, session);
      const who = { therapist: chart.therapist, client: chart.members[0], office }[by];
      if (subject === undefined || objectId === null || !who) return [];
      const at = addMinutes(startsAt, minutes);
      return {
        id: v7({ msecs: at.getTime() }),
        at,
        actorPersonId: who.personId,
        actingRole: who.roles[0] ?? "none",
        action,
        objectKind,
        objectId,
        chartId: chart.chartId,
        subjectPersonId: subject?.personId ?? null,
        audience,
        address: "203.0.113.x",
      };
    }),
  );
  const past = looks.filter(({ at }) => at <= now);
  await db.auditEvent.createMany({ data: past.map((look) => ({ ...look, mac: markOfLook(look) })) });
  return past.length;
}
