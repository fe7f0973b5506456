import { newId } from "#app/domain/shared/ids";
import { aPdf, asFile } from "#tests/fixtures/files";
import type { Who } from "./who";
import type { World } from "./world";

/**
 * What a route is asked for. `owners` are the people whose record the sample is: others with the role get a 404, too.
 * Without `owners` the role alone decides. `exists: false` is a record that nobody has.
 */
export type Sample = {
  params?: Record<string, string>;
  search?: string;
  owners?: readonly Who[];
  exists?: boolean;
  /** Only the form is asked: the page beside it is for everybody with the role. */
  writesOnly?: boolean;
  /** A body that would do something for its owners; it is sent by everybody else. */
  body?: Record<string, string>;
  /** A file that goes with the body. */
  file?: File;
};

const A: Who[] = ["client A"];
const COUPLE: Who[] = ["client A", "partner B"];
const CARE: Who[] = ["care-team therapist"];
const SIGNATURE = { textSha256: "0".repeat(64), agree: "on", name: "Somebody Else" };
const nobodys = "A".repeat(43);
const slot = `${new Date(Date.now() + 9e9).toISOString()}_amara-okafor`;
const send = () => ({ intent: "send", clientId: newId(), body: "Not mine to say" });

const letter = (w: World) => ({
  requestKey: newId(),
  chartId: w.chartId,
  audience: "joint",
  subject: "Not mine",
  body: "Not mine to say",
});
const booking = (w: World) => ({
  ...{ slot, requestKey: newId(), chartId: w.chartId, serviceSlug: "couple-50", agreedCents: "16500" },
  "attending[0].personId": w.people["client A"].actor.personId,
  "attending[0].state": "VA",
});

const upload = (w: World, audience: string): Sample => ({
  body: { chartId: w.chartId, audience },
  file: asFile(aPdf({ words: "Not mine to put here" })),
});

type Lines = [pattern: RegExp, samples: (world: World) => Sample[]][];

/** The first line that fits the pattern of a route counts. A route with parameters and no line fails the tests. */
const LINES: Lines = [
  [/^therapists\/:slug$/, () => [{ params: { slug: "amara-okafor" } }]],
  [/^client\/billing\/:shareId\/receipt/, (w) => [{ params: { shareId: w.shareA }, owners: A }]],
  [
    /^client\/billing\/:shareId/,
    (w) => [
      { params: { shareId: w.shareA }, owners: A, body: { with: "checkout", requestKey: newId() } },
      {
        params: { shareId: w.shareB },
        owners: ["partner B"],
        body: { with: "checkout", requestKey: newId() },
      },
    ],
  ],
  [/^client\/billing\/return$/, (w) => [{ search: `payment=${w.paymentId}`, owners: A }]],
  [
    /^client\/disclosure\/:chartId/,
    (w) => [{ params: { chartId: w.chartId }, owners: COUPLE, body: { policyTextId: newId() } }],
  ],
  [
    /^client\/intake\/:itemId\/q\//,
    (w) => [
      {
        params: { itemId: w.itemId, questionId: "hope" },
        owners: A,
        body: { answer: "Not mine to say", revision: "1" },
      },
    ],
  ],
  [
    /^client\/intake\/:itemId\/support/,
    (w) => [{ params: { itemId: w.itemId }, search: "next=hope", owners: A }],
  ],
  [/^client\/intake\/:itemId\/check/, (w) => [{ params: { itemId: w.itemId }, owners: A, body: {} }]],
  [/^client\/intake\/:itemId\/text\.pdf/, (w) => [{ params: { itemId: w.consentItemId }, owners: A }]],
  [
    /^client\/intake\/:itemId/,
    (w) => [
      { params: { itemId: w.itemId }, owners: A, body: SIGNATURE },
      { params: { itemId: w.consentItemId }, owners: A, body: SIGNATURE },
    ],
  ],
  [
    /^client\/messages\/:threadId/,
    (w) => [
      { params: { threadId: w.privateThreadId }, owners: A, body: send() },
      { params: { threadId: w.jointThreadId }, owners: COUPLE, body: send() },
    ],
  ],
  [
    /^client\/documents\/:documentId\/file/,
    (w) => [
      { params: { documentId: w.privateDocumentId }, owners: A },
      { params: { documentId: w.jointDocumentId }, owners: COUPLE },
    ],
  ],
  [/^client\/documents\/new/, (w) => [{}, { writesOnly: true, owners: COUPLE, ...upload(w, "joint") }]],
  [
    /^client\/documents/,
    (w) => [
      {},
      { writesOnly: true, owners: A, body: { documentId: w.privateDocumentId } },
      { writesOnly: true, owners: A, body: { documentId: w.spareDocumentId } },
    ],
  ],
  [
    /^therapist\/charts\/:chartId\/documents\/:documentId\/file/,
    (w) => [
      { params: { chartId: w.chartId, documentId: w.privateDocumentId }, owners: CARE },
      { params: { chartId: w.chartId, documentId: w.jointDocumentId }, owners: CARE },
    ],
  ],
  [
    /^therapist\/charts\/:chartId\/documents\/new/,
    (w) => [{ params: { chartId: w.chartId }, owners: CARE, ...upload(w, "joint") }],
  ],
  [
    /^therapist\/charts\/:chartId\/documents/,
    (w) => [{ params: { chartId: w.chartId }, owners: CARE, body: { documentId: w.spareDocumentId } }],
  ],
  [
    /^client\/sessions\/:appointmentId\/cancel/,
    (w) => [{ params: { appointmentId: w.booked }, owners: COUPLE, body: { version: "1", feeCents: "0" } }],
  ],
  [
    /^client\/sessions\/:appointmentId\/move/,
    (w) => [{ params: { appointmentId: w.booked }, owners: COUPLE, body: { version: "1", slot } }],
  ],
  [
    /^client\/sessions\/:appointmentId/,
    (w) => [{ params: { appointmentId: w.booked }, owners: COUPLE, body: { intent: "undo" } }],
  ],
  [
    /^therapist\/messages\/:threadId/,
    (w) => [{ params: { threadId: w.privateThreadId }, owners: CARE, body: send() }],
  ],
  [
    /^therapist\/notes\/:appointmentId\/review/,
    (w) => [
      { params: { appointmentId: w.done }, owners: CARE, body: { revision: "1", name: "Somebody Else" } },
    ],
  ],
  [
    /^therapist\/notes\/:appointmentId/,
    (w) => [{ params: { appointmentId: w.done }, owners: CARE, body: { intent: "amend", text: "Not mine" } }],
  ],
  [
    /^therapist\/sessions\/:appointmentId\/cancel/,
    (w) => [{ params: { appointmentId: w.booked }, owners: CARE, body: { version: "1", feeCents: "0" } }],
  ],
  [
    /^therapist\/sessions\/:appointmentId\/move/,
    (w) => [{ params: { appointmentId: w.booked }, owners: CARE, body: { version: "1", slot } }],
  ],
  [
    /^therapist\/sessions\/:appointmentId/,
    (w) => [{ params: { appointmentId: w.booked }, owners: CARE, body: { intent: "undo" } }],
  ],
  [
    /^therapist\/charts\/:chartId\/forms\/:itemId/,
    (w) => [{ params: { chartId: w.chartId, itemId: w.sentItemId }, owners: CARE }],
  ],
  [/^client\/messages\/new/, (w) => [{}, { writesOnly: true, owners: COUPLE, body: letter(w) }]],
  [/^therapist\/messages\/new/, (w) => [{}, { writesOnly: true, owners: CARE, body: letter(w) }]],
  [
    /^client\/book$/,
    (w) => [
      {},
      {
        writesOnly: true,
        owners: COUPLE,
        body: { slot, holdKey: newId(), chart: w.chartId, service: "couple-50" },
      },
    ],
  ],
  [/^client\/book\/review/, (w) => [{}, { writesOnly: true, owners: COUPLE, body: booking(w) }]],
  [/^therapist\/sessions\/new/, (w) => [{}, { writesOnly: true, owners: CARE, body: booking(w) }]],
  [/^therapist\/.*:chartId/, (w) => [{ params: { chartId: w.chartId }, owners: CARE, body: {} }]],
  [/^therapist\/.*:appointmentId/, (w) => [{ params: { appointmentId: w.done }, owners: CARE, body: {} }]],
  [/^admin\/jobs/, () => [{ body: { intent: "run-again", letterId: newId() } }]],
  [/^admin\/.*:paymentId/, (w) => [{ params: { invoiceId: w.invoiceId, paymentId: w.paymentId }, body: {} }]],
  [/^admin\/.*:invoiceId/, (w) => [{ params: { invoiceId: w.invoiceId } }]],
  [
    /^admin\/staff\/end\/:personId/,
    (w) => [{ params: { personId: w.people["other therapist"].actor.personId }, body: { intent: "end" } }],
  ],
  [/^admin\/staff\/:therapistId/, (w) => [{ params: { therapistId: w.therapistId } }]],
  [/^admin\/services\/:serviceId/, (w) => [{ params: { serviceId: w.serviceId } }]],
  [/outbox\/:messageId/, () => [{ params: { messageId: newId() }, exists: false }]],
  [
    /^admin\/emergency\/:chartId/,
    (w) => [
      {
        params: { chartId: w.chartId },
        body: { intent: "open", reason: "Somebody asks who may not do that" },
      },
    ],
  ],
  [/^admin\/.*:chartId/, (w) => [{ params: { chartId: w.chartId } }]],
  [/^admin\/exports\/file\.csv/, () => [{ search: "dataset=payments&from=2026-01-01&to=2026-12-31" }]],
  [
    /^appointment\/:token/,
    (w) => [{ params: { token: w.linkToken } }, { params: { token: nobodys }, exists: false }],
  ],
  [/:token/, () => [{ params: { token: nobodys }, exists: false }]],
  [/^\*$/, () => [{ params: { "*": "no/such/page" }, exists: false }]],
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
