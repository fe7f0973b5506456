import { newId } from "#app/domain/shared/ids";
import { addMinutes, DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedSession } from "./sessions";

const DAYS = 21;

type Look = { minutes: number; action: string; objectKind: string; audience?: string; ofMember?: 0 | 1 };

/** What a therapist opens around a session, in minutes from its start. */
const AROUND: Look[] = [
  { minutes: -12, action: "chart-read", objectKind: "chart" },
  { minutes: -10, action: "thread-read", objectKind: "thread", audience: "joint" },
  { minutes: -8, action: "answers-read", objectKind: "form-response", audience: "private", ofMember: 0 },
  { minutes: -7, action: "answers-read", objectKind: "form-response", audience: "private", ofMember: 1 },
  { minutes: 61, action: "note-read", objectKind: "progress-note", audience: "staff" },
];

/**
 * The looks of the last weeks at the charts, each at its own time: the one trace that the demo cannot leave by doing what
 * it is about, because an event says when it was written.
 */
export async function leaveLooks(sessions: readonly SeedSession[], now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const recent = sessions.filter(({ status, startsAt }) => status === "done" && startsAt > since);
  const looks = recent.flatMap(({ chart, startsAt, appointmentId }) =>
    AROUND.flatMap(({ minutes, ofMember, audience = null, action, objectKind }) => {
      const subject = ofMember === undefined ? null : chart.members[ofMember];
      if (subject === undefined) return [];
      return {
        id: newId(),
        at: addMinutes(startsAt, minutes),
        actorPersonId: chart.therapist.personId,
        actingRole: "therapist",
        action,
        objectKind,
        objectId: action === "chart-read" ? chart.chartId : appointmentId,
        chartId: chart.chartId,
        subjectPersonId: subject?.personId ?? null,
        audience,
        address: "203.0.113.x",
      };
    }),
  );
  const past = looks.filter(({ at }) => at <= now);
  await db.auditEvent.createMany({ data: past });
  return past.length;
}
