import {
  about,
  byLink,
  changing,
  charts,
  forNothing,
  joining,
  nobodys,
  planned,
  type Sample,
  seriesOf,
  slot,
  UNDO,
  WHERE,
  waitingFor,
} from "./sample-parts";
import type { World } from "./world";

export type Lines = [pattern: RegExp, samples: (world: World) => Sample[]][];

/** What sessions, their series and the waiting list are asked for. */
export const SESSION_LINES: Lines = [
  [
    /^(?:admin|client|therapist)\/sessions\/:appointmentId\/cancel/,
    changing(() => ({ version: "1", feeCents: "0" })),
  ],
  [
    /^(?:client|therapist)\/sessions\/:appointmentId\/move-series/,
    (w) =>
      planned(w).map((appointmentId) => ({
        params: { appointmentId },
        ...about("appointment", appointmentId),
        search: `slot=${slot}&scope=all`,
        body: { moves: `${appointmentId}_1_${slot.split("_")[0]}` },
      })),
  ],
  [/^(?:client|therapist)\/sessions\/series\/:seriesId/, seriesOf],
  [
    /^client\/waitlist\/offers\/:offerId/,
    (w) =>
      [w.offerId, w.other.offerId].map((offerId) => ({
        params: { offerId },
        ...about("offer", offerId),
        body: { intent: "decline" },
      })),
  ],
  [
    /^client\/requests\/:requestId/,
    (w) =>
      [w.timeRequestId, w.other.timeRequestId].map((requestId) => ({
        params: { requestId },
        ...about("time request", requestId),
        body: { intent: "decline" },
      })),
  ],
  [
    /^client\/ask-first$/,
    (w) => [
      {},
      ...charts(w).map((chartId) => ({
        ...{ writesOnly: true, ...about("chart", chartId), body: { chartId, ask: "not" } },
      })),
    ],
  ],
  [
    /^client\/waitlist$/,
    (w) => [
      {},
      ...charts(w).map((chartId) => ({
        writesOnly: true,
        ...about("chart", chartId),
        body: waitingFor(chartId),
      })),
    ],
  ],
  [/^(?:client|therapist)\/sessions\/:appointmentId\/move/, changing(() => ({ version: "1", slot }))],
  [/^client\/sessions\/:appointmentId\/join/, joining(WHERE)],
  [/^client\/sessions\/:appointmentId\/video/, joining()],
  [
    /^therapist\/sessions\/:appointmentId\/where/,
    changing(() => ({ intent: "video", videoUrl: "https://video.example.com/not-mine" })),
  ],
  [
    /^therapist\/sessions\/:appointmentId$/,
    (w) => [
      ...changing(() => UNDO)(w),
      ...[w.done, w.missed].map((appointmentId) => ({
        ...{ params: { appointmentId }, readsOnly: true, ...about("appointment", appointmentId) },
      })),
    ],
  ],
  [/^(?:admin|client|therapist)\/sessions\/:appointmentId/, changing(() => UNDO)],
  [
    /^calendar\/:token/,
    (w) => [
      { params: { token: w.feedOfA }, ...byLink },
      { params: { token: nobodys }, ...forNothing },
    ],
  ],
  [
    /^coming\/:token/,
    (w) => [
      { params: { token: w.reminderToken }, ...byLink },
      { params: { token: nobodys }, ...forNothing },
    ],
  ],
  [
    /^therapist\/other-calendars$/,
    (w) => [
      {},
      {
        ...{ writesOnly: true, ...about("external calendar", w.externalCalendarId) },
        body: { intent: "remove", calendarId: w.externalCalendarId },
      },
    ],
  ],
];
