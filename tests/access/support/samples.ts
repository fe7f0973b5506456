import { newId } from "#app/domain/shared/ids";
import {
  about,
  beginning,
  booking,
  bookingOfSeries,
  byLink,
  changing,
  charts,
  documents,
  forNothing,
  items,
  letter,
  nobodys,
  ofCharts,
  publicPage,
  type Sample,
  SIGNATURE,
  send,
  seriesSearch,
  shares,
  slot,
  threads,
  upload,
  WHERE,
} from "./sample-parts";
import { type Lines, SESSION_LINES } from "./samples-of-sessions";
import type { World } from "./world";

/** The first line that fits the pattern of a route counts. A route with parameters and no line fails the tests. */
const LINES: Lines = [
  [/^therapists\/:slug$/, () => [{ params: { slug: "amara-okafor" }, ...publicPage }]],
  [
    /^kept\/:keptId$/,
    (w) => [w.keptId, w.ofB.keptId].map((keptId) => ({ params: { keptId }, ...about("kept form", keptId) })),
  ],
  [
    /^profile\/devices$/,
    (w) => [
      {},
      ...(["client A", "partner B"] as const).map((who) => {
        const deviceId = w.people[who].actor.sessionId;
        return { writesOnly: true, ...about("device", deviceId), body: { intent: "one", deviceId } };
      }),
    ],
  ],
  [
    /^client\/billing\/:shareId\/receipt/,
    (w) => [{ params: { shareId: w.shareA }, ...about("share", w.shareA) }],
  ],
  [
    /^client\/billing\/:shareId/,
    (w) =>
      shares(w).map((shareId) => ({
        ...{ params: { shareId }, ...about("share", shareId) },
        body: { with: "checkout", requestKey: newId() },
      })),
  ],
  [
    /^client\/billing\/return$/,
    (w) => [{ search: `payment=${w.paymentId}`, ...about("payment", w.paymentId) }],
  ],
  [/^client\/disclosure\/:chartId/, ofCharts({ policyTextId: newId() })],
  [
    /^client\/intake\/:itemId\/q\//,
    (w) =>
      (
        [
          [w.itemId, "hope"],
          [w.safetyItemId, "safe-contact"],
          [w.sentItemId, "hope"],
          [w.sentSafetyItemId, "safe-contact"],
        ] as const
      ).map(([itemId, questionId]) => ({
        params: { itemId, questionId },
        ...about("packet item", itemId),
        body: { answer: "Not mine to say", revision: "1" },
      })),
  ],
  [
    /^client\/intake\/:itemId\/support/,
    (w) =>
      [w.itemId, w.sentItemId].map((itemId) => ({
        ...{ params: { itemId }, search: "next=hope", ...about("packet item", itemId) },
      })),
  ],
  [
    /^client\/intake\/:itemId\/check/,
    (w) =>
      [w.itemId, w.sentItemId].map((itemId) => ({
        params: { itemId },
        ...about("packet item", itemId),
        body: {},
      })),
  ],
  [
    /^client\/intake\/:itemId\/text\.pdf/,
    (w) => [{ params: { itemId: w.consentItemId }, ...about("packet item", w.consentItemId) }],
  ],
  [
    /^client\/intake\/:itemId/,
    (w) =>
      items(w).map((itemId) => ({ params: { itemId }, ...about("packet item", itemId), body: SIGNATURE })),
  ],
  [
    /^(?:client|therapist)\/messages\/:threadId/,
    (w) =>
      threads(w).map((threadId) => ({ params: { threadId }, ...about("thread", threadId), body: send() })),
  ],
  [
    /^client\/documents\/:documentId\/file/,
    (w) => documents(w).map((documentId) => ({ params: { documentId }, ...about("document", documentId) })),
  ],
  [/^client\/documents\/new/, beginning(upload)],
  [
    /^client\/documents/,
    (w) => [
      {},
      ...[w.spareDocumentId, w.privateDocumentId, w.ofB.documentId, w.other.documentId].map((documentId) => ({
        ...{ writesOnly: true, ...about("document", documentId), body: { documentId } },
      })),
    ],
  ],
  [
    /^therapist\/charts\/:chartId\/documents\/:documentId\/file/,
    (w) => [
      ...[w.privateDocumentId, w.jointDocumentId, w.ofB.documentId].map((documentId) => ({
        ...{ params: { chartId: w.chartId, documentId }, ...about("document", documentId) },
      })),
      {
        params: { chartId: w.other.chartId, documentId: w.other.documentId },
        ...about("document", w.other.documentId),
      },
      { params: { chartId: w.chartId, documentId: w.other.documentId }, ...forNothing },
    ],
  ],
  [
    /^therapist\/charts\/:chartId\/documents\/new/,
    (w) =>
      charts(w).map((chartId) => ({
        ...{ params: { chartId }, ...about("chart", chartId), ...upload(w, chartId) },
      })),
  ],
  [/^therapist\/charts\/:chartId\/documents/, (w) => ofCharts({ documentId: w.spareDocumentId })(w)],
  [/^admin\/sessions\/:appointmentId\/move/, changing(() => ({ version: "1", slot }))],
  ...SESSION_LINES,
  [
    /^therapist\/notes\/:appointmentId\/review/,
    (w) => [
      {
        ...{ params: { appointmentId: w.done }, ...about("note", w.done) },
        body: { revision: "1", name: "Somebody Else" },
      },
    ],
  ],
  [
    /^therapist\/notes\/:appointmentId/,
    (w) =>
      [w.done, w.signed].map((appointmentId) => ({
        ...{ params: { appointmentId }, ...about("note", appointmentId) },
        body: { intent: "amend", text: "Not mine" },
      })),
  ],
  [
    /^therapist\/charts\/:chartId\/forms\/:itemId/,
    (w) => [
      {
        params: { chartId: w.chartId, itemId: w.sentSafetyItemId },
        ...about("packet item", w.sentSafetyItemId),
      },
      { params: { chartId: w.chartId, itemId: w.sentItemId }, ...about("packet item", w.sentItemId) },
      {
        params: { chartId: w.other.chartId, itemId: w.other.itemId },
        ...about("packet item", w.other.itemId),
      },
      { params: { chartId: w.chartId, itemId: w.other.itemId }, ...forNothing },
    ],
  ],
  [/^(?:client|therapist)\/messages\/new/, beginning((_w, chartId) => ({ body: letter(chartId) }))],
  [
    /^client\/book$/,
    (w) => [
      {},
      ...charts(w).map((chart) => ({
        ...{ writesOnly: true, ...about("chart", chart) },
        body: { slot, holdKey: newId(), chart, service: "couple-50" },
      })),
    ],
  ],
  [
    /^client\/book\/series|^therapist\/sessions\/series$/,
    (w) => [
      {},
      { readsOnly: true, search: seriesSearch(w.chartId), ...about("chart", w.chartId) },
      ...charts(w).map((chartId) => ({
        writesOnly: true,
        ...about("chart", chartId),
        body: bookingOfSeries(w, chartId),
      })),
    ],
  ],
  [
    /^client\/book\/review|^therapist\/sessions\/new/,
    (w) => [
      {},
      ...charts(w).map((chartId) => ({
        writesOnly: true,
        ...about("chart", chartId),
        body: booking(w, chartId),
      })),
    ],
  ],
  [
    /^client\/partner$/,
    (w) => [
      {},
      ...charts(w).map((chartId) => ({
        ...{ writesOnly: true, ...about("chart", chartId) },
        body: { intent: "invite", chartId, chosenName: "Nobody", email: "nobody-of-theirs@example.com" },
      })),
    ],
  ],
  [
    /^admin\/sessions\/new/,
    (w) => [
      {},
      ...charts(w).map((chartId) => ({
        ...{ writesOnly: true, ...about("chart", chartId) },
        body: { ...booking(w, chartId), therapist: "amara-okafor" },
      })),
    ],
  ],
  [/^therapist\/.*:chartId/, ofCharts({})],
  [/^admin\/jobs/, () => [{ body: { intent: "run-again", letterId: newId() } }]],
  [
    /^admin\/.*:paymentId/,
    (w) => [
      {
        ...{ params: { invoiceId: w.invoiceId, paymentId: w.paymentId }, ...about("payment", w.paymentId) },
        body: {},
      },
    ],
  ],
  [/^admin\/.*:invoiceId/, (w) => [{ params: { invoiceId: w.invoiceId }, ...about("invoice", w.invoiceId) }]],
  [
    /^admin\/staff\/end\/:personId/,
    (w) => {
      const { personId } = w.people["other therapist"].actor;
      return [{ params: { personId }, ...about("person", personId), body: { intent: "end" } }];
    },
  ],
  [
    /^admin\/staff\/:therapistId/,
    (w) => [{ params: { therapistId: w.therapistId }, ...about("therapist", w.therapistId) }],
  ],
  [
    /^admin\/services\/:serviceId/,
    (w) => [{ params: { serviceId: w.serviceId }, ...about("service", w.serviceId) }],
  ],
  [/outbox\/:messageId/, () => [{ params: { messageId: newId() }, ...forNothing }]],
  [/^admin\/emergency\/:chartId/, ofCharts({ intent: "open", reason: "Somebody asks who may not do that" })],
  [/^admin\/.*:chartId/, ofCharts()],
  [/^admin\/exports\/file\.csv/, () => [{ search: "dataset=payments&from=2026-01-01&to=2026-12-31" }]],
  [
    /^appointment\/:token\/join/,
    (w) => [
      { params: { token: w.linkToken }, ...byLink, body: WHERE },
      { params: { token: nobodys }, ...forNothing, body: WHERE },
    ],
  ],
  [
    /^appointment\/:token/,
    (w) => [
      { params: { token: w.linkToken }, ...byLink },
      { params: { token: nobodys }, ...forNothing },
    ],
  ],
  [/:token/, () => [{ params: { token: nobodys }, ...forNothing }]],
  [/^\*$/, () => [{ params: { "*": "no/such/page" }, ...forNothing }]],
];

/** What to ask a route for; undefined when it has parameters that nobody gave samples for. */
export function samplesFor(pattern: string, world: World): Sample[] | undefined {
  const line = LINES.find(([fits]) => fits.test(pattern));
  const samples = line ? line[1](world) : [{}];
  const names = [...pattern.matchAll(/:(\w+)|\*/g)].map(([all, name]) => name ?? all);
  const isComplete = samples.every((sample: Sample) =>
    names.every((name) => sample.params?.[name] !== undefined),
  );
  return isComplete ? samples : undefined;
}

export function pathOf(pattern: string, sample: Sample): string {
  const filled = pattern.replace(/:(\w+)|\*/g, (all, name) => sample.params?.[name ?? all] ?? all);
  return `/${filled}`;
}
