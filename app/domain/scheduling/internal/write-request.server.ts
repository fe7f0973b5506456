import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId, newReference } from "#app/domain/shared/ids";
import { lockFor, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { askEnd, heldPart, MOST_OPEN } from "../asking";
import { undoUntil } from "../cancellation-policy";
import type { Range } from "../slots";
import { membersTimes } from "./members-times.server";
import type { SlotTimes } from "./slot-times";
import { tellAsked } from "./tell-request.server";

export type RequestDate = {
  slot: SlotTimes;
  agreedCents: number;
  /** The session that would be moved. */
  was: { appointmentId: string; startsAt: Date; version: number; blocked: Range } | null;
};

export type RequestWriting = {
  actor: Actor;
  chartId: string;
  therapistId: string;
  serviceId: string;
  requestKey: string;
  everyWeeks?: 1 | 2;
  attending: readonly { personId: string; state: string }[];
  dates: readonly RequestDate[];
  /** Never later than this. */
  latest?: Date | undefined;
  now: Date;
};

/** A repeated form finds what it asked; so does a partner who takes the same offer. @throws DomainError "not-found" */
export async function earlierRequest(tx: Tx, actor: Actor, requestKey: string): Promise<string | null> {
  const row = await tx.timeRequest.findUnique({
    where: { requestKey },
    select: { id: true, askedById: true, people: { select: { personId: true } } },
  });
  if (!row) return null;
  const isTheirs = [row.askedById, ...row.people.map((one) => one.personId)].includes(actor.personId);
  if (!isTheirs) throw notFound();
  return row.id;
}

/**
 * Under the calendars' lock: keeps the times, asks the others, and lets the question run out by itself.
 * @throws DomainError "person-busy", "too-many-asked", "too-soon-to-ask"
 */
export async function writeRequest(tx: Tx, writing: RequestWriting): Promise<string> {
  const { actor, chartId, therapistId, serviceId, requestKey, everyWeeks, attending, dates, now } = writing;
  await refuseIfBusy(tx, writing);
  await lockFor(tx, `asking:${chartId}`);
  const open = { chartId, askedById: actor.personId, state: "open" as const, expiresAt: { gt: now } };
  if ((await tx.timeRequest.count({ where: open })) >= MOST_OPEN) throw new DomainError("too-many-asked");
  const expiresAt = await endOf(tx, writing);
  const requestId = newId();
  const asked = { askedById: actor.personId, askedAt: now, expiresAt };
  const moves = dates.some(({ was }) => was !== null);
  await tx.timeRequest.create({
    data: { id: requestId, chartId, therapistId, serviceId, requestKey, everyWeeks, moves, ...asked },
    select: { id: true },
  });
  const rows = dates.map((one) => ({ ...one, id: newId() }));
  await tx.timeRequestDate.createMany({ data: rows.map((row) => ({ requestId, ...columnsOf(row) })) });
  const saidYesAt = (personId: string) => (personId === actor.personId ? now : null);
  await tx.timeRequestPerson.createMany({
    data: attending.map((one) => ({ requestId, ...one, saidYesAt: saidYesAt(one.personId) })),
  });
  await releaseOwnHold(tx, actor, requestKey);
  await tx.appointment.createMany({ data: holdsOf(rows, { therapistId, serviceId, expiresAt }) });
  await recordEvent(tx, actor, {
    ...{ action: "time-asked", objectKind: "time-request", objectId: requestId },
    ...{ chartId, audience: "joint" },
  });
  const personIds = attending.map((one) => one.personId).filter((id) => id !== actor.personId);
  const told = dates.map(({ slot, was }) => ({ startsAt: slot.startsAt, wasAt: was?.startsAt ?? null }));
  await tellAsked(tx, { requestId, personIds, dates: told, sendAt: undoUntil(now), expiresAt });
  await enqueue(tx, "scheduling.expire-request", { requestId }, { runAt: expiresAt });
  return requestId;
}

/** The ten minutes of whoever asks, or what the waiting list kept for their chart. */
async function releaseOwnHold(tx: Tx, actor: Actor, requestKey: string): Promise<void> {
  const own = { OR: [{ bookedById: actor.personId }, { bookedById: null }] };
  await tx.appointment.deleteMany({ where: { requestKey, status: "held", ...own } });
}

/** Nobody is asked about a time at which somebody who attends is elsewhere. */
async function refuseIfBusy(tx: Tx, { attending, dates, now }: RequestWriting): Promise<void> {
  const people = attending.map((one) => one.personId);
  const ignoreAppointmentIds = dates.flatMap(({ was }) => (was ? [was.appointmentId] : []));
  const { busy } = await membersTimes({ people, ignoreAppointmentIds }, now, tx);
  const isBusy = dates.some(({ slot }) =>
    busy.some(([from, to]) => from < slot.endsAt.getTime() && to > slot.startsAt.getTime()),
  );
  if (isBusy) throw new DomainError("person-busy");
}

async function endOf(tx: Tx, { dates, latest, now }: RequestWriting): Promise<Date> {
  const practice = await tx.practice.findFirstOrThrow({
    select: { noticeMinutes: true, cancelWindowHours: true, lateCancelFeePercent: true },
  });
  const { noticeMinutes, cancelWindowHours: windowHours, lateCancelFeePercent: feePercent } = practice;
  const times = dates.map(({ slot: { startsAt }, was, agreedCents }) => ({
    startsAt,
    was: was && { startsAt: was.startsAt, agreedCents },
  }));
  const end = askEnd(times, { noticeMinutes, windowHours, feePercent }, now);
  if (!end || (latest && latest <= now)) throw new DomainError("too-soon-to-ask");
  return latest && latest < end ? latest : end;
}

type Row = RequestDate & { id: string };

const columnsOf = ({ id, slot, agreedCents, was }: Row) => ({
  ...{ id, startsAt: slot.startsAt, agreedCents, appointmentId: was?.appointmentId ?? null },
  ...{ wasAt: was?.startsAt ?? null, version: was?.version ?? null },
});

type Held = { therapistId: string; serviceId: string; expiresAt: Date };

/** A hold for each time, as far as the sessions that would be moved do not keep it themselves. */
function holdsOf(rows: readonly Row[], { therapistId, serviceId, expiresAt }: Held) {
  const own = rows.flatMap(({ was }) => (was ? [was.blocked] : []));
  return rows.flatMap(({ id, slot }) => {
    const part = heldPart([slot.blockedFrom.getTime(), slot.blockedUntil.getTime()], own);
    if (!part) return [];
    const [blockedFrom, blockedUntil] = [new Date(part[0]), new Date(part[1])];
    const isWhole = part[0] <= slot.startsAt.getTime() && slot.endsAt.getTime() <= part[1];
    const { startsAt, endsAt } = isWhole ? slot : { startsAt: blockedFrom, endsAt: blockedUntil };
    const hold = { status: "held" as const, holdExpiresAt: expiresAt, reference: newReference() };
    return [
      {
        id: newId(),
        therapistId,
        serviceId,
        requestKey: id,
        startsAt,
        endsAt,
        blockedFrom,
        blockedUntil,
        ...hold,
      },
    ];
  });
}
