import { forgetOldJob } from "#app/domain/accounts/forget-old.server";
import { sendEmailChangeJob, sendResetMailJob, sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { sealEvents } from "#app/domain/audit/seal-events.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { checkPayment, checkRefund, reconcilePayments } from "#app/domain/billing/reconcile-payments.server";
import { sendReceipt, tellOfRefund, tellOfStatement } from "#app/domain/billing/tell-payer.server";
import { relabelChartsOf } from "#app/domain/charts/jobs.server";
import { scanDocument, scanWaitingDocuments } from "#app/domain/charts/scan-documents.server";
import { openPacketForMember } from "#app/domain/intake/jobs.server";
import { notifyReaders } from "#app/domain/messaging/jobs.server";
import { warnOfLicences } from "#app/domain/practice/warn-of-licences.server";
import { expireRequest } from "#app/domain/scheduling/expire-request.server";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import {
  readExternalCalendar,
  readExternalCalendars,
} from "#app/domain/scheduling/read-external-calendar.server";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import type { RecurringJobs } from "#app/platform/jobs/recurring.server";
import type { JobHandler, JobHandlers } from "#app/platform/jobs/run-job.server";
import { startWorker, stopWorker } from "#app/platform/jobs/worker.server";
import { sendOutboundMessage } from "#app/platform/mail/send.server";

/** A payload carries what its name says; the cast is the one place where the two meet. */
const bind =
  <Payload>(handler: (payload: Payload) => Promise<void>): JobHandler =>
  (payload) =>
    handler(payload as Payload);

/** The composition root of everything that happens later: job name -> handler. One line each. */
export const handlers: JobHandlers = {
  "accounts.send-sign-in-mail": bind(sendSignInMailJob),
  "accounts.forget-old": forgetOldJob,
  "accounts.send-reset-mail": bind(sendResetMailJob),
  "accounts.send-email-change": bind(sendEmailChangeJob),
  "audit.seal-events": async () => void (await sealEvents()),
  "billing.appointment-closed": bind(invoiceFromAppointment),
  "billing.statement-ready": bind(tellOfStatement),
  "billing.send-receipt": bind(sendReceipt),
  "billing.refund-made": bind(tellOfRefund),
  "billing.check-payment": bind(checkPayment),
  "billing.check-refund": bind(checkRefund),
  "billing.reconcile-payments": bind(reconcilePayments),
  "charts.name-changed": bind(relabelChartsOf),
  "charts.scan-document": bind(scanDocument),
  "charts.scan-waiting-documents": scanWaitingDocuments,
  "scheduling.offer-freed-slot": bind(offerFreedSlot),
  "scheduling.expire-request": bind(expireRequest),
  "mail.send": bind(sendOutboundMessage),
  "practice.warn-of-licences": async () => warnOfLicences(),
  "intake.open-packet": bind(openPacketForMember),
  "messaging.notify-readers": bind(notifyReaders),
  "scheduling.read-external-calendar": bind(readExternalCalendar),
  "scheduling.read-external-calendars": readExternalCalendars,
  "scheduling.send-due-reminders": async () => void (await sendDueReminders()),
};

/** Jobs that come round by themselves: job name -> { everyMinutes }. */
export const recurring: RecurringJobs = {
  "accounts.forget-old": { everyMinutes: 60 },
  "audit.seal-events": { everyMinutes: 1 },
  "billing.reconcile-payments": { everyMinutes: 10 },
  "charts.scan-waiting-documents": { everyMinutes: 1 },
  "practice.warn-of-licences": { everyMinutes: 60 },
  "scheduling.read-external-calendars": { everyMinutes: 15 },
  "scheduling.send-due-reminders": { everyMinutes: 1 },
};

export const startJobs = async (): Promise<void> => startWorker(handlers, recurring);
export const stopJobs = (): Promise<void> => stopWorker();
