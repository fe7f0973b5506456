import { newId } from "#app/domain/shared/ids";
import { aPdf, asFile } from "#tests/fixtures/files";
import type { Thing } from "./relations";
import type { World } from "./world";

/**
 * What a route is asked for. `thing` is what it is about: what that is to whom is found in the database, and the policy
 * table says who of them gets an answer. Without a `thing` there is nothing but the page, and the role alone decides.
 */
export type Sample = {
  params?: Record<string, string>;
  search?: string;
  thing?: Thing;
  /** Only the form is asked: the page beside it is for everybody with the role. */
  writesOnly?: boolean;
  /** Only the page is asked: its address says about what, its form says it itself. */
  readsOnly?: boolean;
  /** A body that would do something for whoever may; it is sent by everybody else. */
  body?: Record<string, string>;
  /** A file that goes with the body. */
  file?: File;
};

export const about = (kind: Exclude<Thing["kind"], "public" | "link" | "nothing">, id: string) => ({
  thing: { kind, id } as Thing,
});
export const publicPage = { thing: { kind: "public" } as Thing };
export const byLink = { thing: { kind: "link" } as Thing };
export const forNothing = { thing: { kind: "nothing" } as Thing };
export const SIGNATURE = { textSha256: "0".repeat(64), agree: "on", name: "Somebody Else" };
export const nobodys = "A".repeat(43);
export const slot = `${new Date(Date.now() + 9e9).toISOString()}_amara-okafor`;
export const send = () => ({ intent: "send", clientId: newId(), body: "Not mine to say" });

export const letter = (chartId: string) => ({
  requestKey: newId(),
  chartId,
  audience: "joint",
  subject: "Not mine",
  body: "Not mine to say",
});
export const booking = (w: World, chartId: string) => ({
  ...{ slot, requestKey: newId(), chartId, serviceSlug: "couple-50", agreedCents: "16500" },
  "attending[0].personId": w.people["client A"].actor.personId,
  "attending[0].state": "VA",
});

export const waitingFor = (chart: string) => ({
  ...{ intent: "join", chart, service: "couple-50", therapist: "amara-okafor" },
  ...{ fromDate: new Date().toISOString().slice(0, 10), untilDate: "2099-12-31" },
});

const WEEK_MS = 7 * 86_400_000;
export const seriesSearch = (chart: string): string =>
  `${new URLSearchParams({ slot, chart, service: "couple-50", every: "1", times: "3" })}`;
export const bookingOfSeries = (w: World, chartId: string) => {
  const { slot: first, agreedCents, ...rest } = booking(w, chartId);
  const [startsAt = ""] = first.split("_");
  const next = new Date(Date.parse(startsAt) + WEEK_MS).toISOString();
  const dates = [startsAt, next].map((one) => `${one}_${agreedCents}`);
  return { ...rest, first, everyWeeks: "1", "dates[0]": dates[0] ?? "", "dates[1]": dates[1] ?? "" };
};

export const upload = (_w: World, chartId: string): Sample => ({
  body: { chartId, audience: "joint" },
  file: asFile(aPdf({ words: "Not mine to put here" })),
});

export const shares = ({ shareA, shareB, other }: World) => [shareA, shareB, other.shareId];
export const items = ({ itemId, safetyItemId, consentItemId, sentItemId, other }: World) => [
  ...[itemId, safetyItemId],
  ...[consentItemId, sentItemId, other.itemId],
];
export const threads = ({ privateThreadId, jointThreadId, ofB, other }: World) => [
  ...[privateThreadId, jointThreadId],
  ...[ofB.threadId, other.threadId],
];
export const documents = ({ privateDocumentId, jointDocumentId, ofB, other }: World) => [
  ...[privateDocumentId, jointDocumentId],
  ...[ofB.documentId, other.documentId],
];
export const charts = ({ chartId, other }: World) => [chartId, other.chartId];
export const planned = ({ booked, soon, other }: World) => [booked, soon, other.appointmentId];

/** The same samples of a session whoever asks for it, signed in as a client or as a therapist. */
export const changing = (body: () => Record<string, string>) => (w: World) =>
  planned(w).map((appointmentId) => ({
    params: { appointmentId },
    ...about("appointment", appointmentId),
    body: body(),
  }));

export const UNDO = { intent: "undo", version: "1", count: "1" };

/** The same for the series that a session belongs to, which has its id. */
export const seriesOf = (w: World) =>
  changing(() => UNDO)(w).map(({ params: { appointmentId }, ...sample }) => ({
    ...sample,
    params: { seriesId: appointmentId },
    body: { intent: "undo", appointment: `${appointmentId}_1`, count: "1" },
  }));
export const WHERE = { state: "VA", setting: "home", address: "Not mine to say", phone: "804 555 0100" };

/** Sessions as the part of who attends them: far ahead, about to begin, and of another household. */
export const joining =
  (body?: Record<string, string>) =>
  ({ booked, soon, other }: World) =>
    [booked, soon, other.appointmentId].map((appointmentId) => ({
      ...{ params: { appointmentId }, ...about("attendance", appointmentId), body },
    }));

/** Every chart in the address. */
export const ofCharts = (body?: Record<string, string>) => (w: World) =>
  charts(w).map((chartId) => ({ params: { chartId }, ...about("chart", chartId), body }));

/** The page to begin something on, the same for one chart, and the form that would put something on it. */
export const beginning = (make: (w: World, chartId: string) => Sample) => (w: World) => [
  {},
  ...charts(w).flatMap((chartId) => [
    { readsOnly: true, search: `chart=${chartId}`, ...about("chart", chartId) },
    { writesOnly: true, ...about("chart", chartId), ...make(w, chartId) },
  ]),
];
