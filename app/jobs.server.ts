import { notifyReaders } from "#app/domain/messaging/jobs.server";
import {
  type JobHandler,
  type JobHandlers,
  type JobSchedule,
  runDueJobs as runDue,
  startWorker,
  stopWorker,
} from "#app/platform/jobs/worker.server";
import { sendOutboundMessage } from "#app/platform/mail/send.server";

/** A payload carries what its name says; the cast is the one place where the two meet. */
const bind =
  <Payload>(handler: (payload: Payload) => Promise<void>): JobHandler =>
  (payload) =>
    handler(payload as Payload);

/** The composition root of everything that happens later: job name -> handler. One line each. */
const handlers: JobHandlers = {
  "mail.send": bind(sendOutboundMessage),
  "messaging.notify-readers": bind(notifyReaders),
};

/** Recurring jobs: name -> cron line in UTC. */
const schedule: JobSchedule = {};

export const startJobs = (): Promise<void> => startWorker(handlers, schedule);
export const stopJobs = (): Promise<void> => stopWorker();

/** Works off all that is due, for tests and for the demo's first data. Returns how many jobs ran. */
export const runDueJobs = (): Promise<number> => runDue(handlers);
