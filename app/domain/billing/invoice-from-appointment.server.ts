import { recordEvent } from "#app/domain/audit/record-event.server";
import { newId } from "#app/domain/shared/ids";
import {
  addDays,
  type Clock,
  dateInZone,
  formatMoment,
  realClock,
  toDateColumn,
} from "#app/domain/shared/time";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { addEntry } from "./internal/ledger.server";
import { nextNumber } from "./internal/numbers.server";
import { splitRuleAt } from "./internal/split-rules.server";
import { writeOffWaived } from "./internal/write-off-waived.server";
import { type ClosedLine, invoiceAmount } from "./invoice-amount";
import { type Share, splitShare } from "./split-share";

/**
 * Job "billing.appointment-closed": makes the invoice of an appointment that took place, was cancelled late or missed.
 * An appointment has at most one invoice, however often the job runs. What is owed is the price agreed at booking; a fee
 * that is waived after its invoice was made is written off.
 */
export async function invoiceFromAppointment(
  payload: { appointmentId: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, `invoice-of:${payload.appointmentId}`);
    // Undoing holds the same row: of the two at one moment one comes first, and the other sees what it did.
    await tx.$queryRaw`SELECT 1 FROM appointment WHERE id = ${payload.appointmentId}::uuid FOR UPDATE`;
    const appointment = await loadClosed(tx, payload.appointmentId);
    if (!appointment?.chartId) return;
    if (appointment.invoice) {
      const isWaived = appointment.status !== "done" && appointment.feeWaived;
      const invoice = { invoiceId: appointment.invoice.id, chartId: appointment.chartId };
      if (isWaived) await writeOffWaived(tx, invoice, clock());
      return;
    }
    if (appointment.undoUntil && appointment.undoUntil > clock()) {
      await enqueue(tx, "billing.appointment-closed", payload, { runAt: appointment.undoUntil });
      return;
    }
    const practice = await tx.practice.findFirstOrThrow({
      select: { zone: true, lateCancelFeePercent: true, paymentDueDays: true },
    });
    const line = invoiceAmount(appointment, practice.lateCancelFeePercent);
    if (!line) return;
    const attending = await attendingInOrder(tx, appointment.chartId, appointment.members);
    const rule = await splitRuleAt(tx, appointment.chartId, appointment.startsAt, attending);
    const shares = splitShare(line.cents, rule).filter((share) => share.cents > 0);
    const createdAt = clock();
    const issued = dateInZone(createdAt, practice.zone);
    const invoiceId = newId();
    await tx.invoice.create({
      data: {
        id: invoiceId,
        number: await nextNumber(tx, "invoice"),
        chartId: appointment.chartId,
        appointmentId: payload.appointmentId,
        issuedOn: toDateColumn(issued),
        dueOn: toDateColumn(addDays(issued, practice.paymentDueDays)),
        createdAt,
        lines: { create: { id: newId(), ...line, description: lineWords(line, appointment, practice.zone) } },
      },
      select: { id: true },
    });
    await addShares(tx, invoiceId, shares, createdAt);
    await recordEvent(tx, null, {
      action: "invoice-issued",
      objectKind: "invoice",
      objectId: invoiceId,
      chartId: appointment.chartId,
    });
  });
}

async function loadClosed(tx: Tx, appointmentId: string) {
  return await tx.appointment.findUnique({
    where: { id: appointmentId },
    select: {
      chartId: true,
      status: true,
      agreedCents: true,
      feeWaived: true,
      startsAt: true,
      undoUntil: true,
      service: { select: { name: true } },
      members: { select: { personId: true } },
      invoice: { select: { id: true } },
    },
  });
}

/** Who attends, in the order they joined the chart, so that an odd cent always falls on the same person. */
async function attendingInOrder(tx: Tx, chartId: string, members: { personId: string }[]): Promise<string[]> {
  const ids = members.map((member) => member.personId);
  const rows = await tx.chartMember.findMany({
    where: { chartId, ...(ids.length > 0 ? { personId: { in: ids } } : { leftAt: null }) },
    orderBy: { joinOrder: "asc" },
    select: { personId: true },
  });
  return rows.map((row) => row.personId);
}

async function addShares(tx: Tx, invoiceId: string, shares: Share[], at: Date): Promise<void> {
  for (const share of shares) {
    const shareId = newId();
    await tx.invoiceShare.create({ data: { id: shareId, invoiceId, ...share }, select: { id: true } });
    await addEntry(tx, { personId: share.personId, shareId, kind: "charge", cents: share.cents, at });
    await enqueue(tx, "billing.statement-ready", { shareId });
  }
}

const FEE_WORDS = { late_cancel_fee: "Late cancellation", no_show_fee: "Missed session" } as const;

function lineWords(
  line: ClosedLine,
  appointment: { startsAt: Date; service: { name: string } },
  zone: string,
): string {
  const what = line.kind === "session" ? appointment.service.name : FEE_WORDS[line.kind];
  return `${what}, ${formatMoment(appointment.startsAt, zone)}`;
}
