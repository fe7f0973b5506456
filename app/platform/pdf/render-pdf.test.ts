import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { type PdfBlock, renderPdf } from "./render-pdf.server";

const madeAt = new Date("2026-11-24T12:00:00Z");
const receipt: PdfBlock[] = [
  { kind: "title", text: "Receipt 1042" },
  { kind: "heading", text: "Professional services" },
  { kind: "row", label: "Tue, Nov 24", value: "$82.50" },
  { kind: "rule" },
  { kind: "row", label: "Paid", value: "$82.50", strong: true },
  { kind: "paragraph", text: "Zoë Łukasz, thank you.", quiet: true },
];

async function read(file: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const content = await page.getTextContent();
  const words = content.items.flatMap((item) => ("str" in item && item.str.trim() ? [item.str] : []));
  return { pdf, words, tree: JSON.stringify(await page.getStructTree()) };
}

test("a document has a title, a language and its text in reading order", async () => {
  const { pdf, words } = await read(await renderPdf("Receipt 1042", receipt, madeAt));
  expect(words).toEqual([
    "Receipt 1042",
    "Professional services",
    "Tue, Nov 24",
    "$82.50",
    "Paid",
    "$82.50",
    "Zoë Lukasz, thank you.",
  ]);
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "Receipt 1042", Language: "en-US" });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test("headings and paragraphs are marked for screen readers", async () => {
  const { tree } = await read(await renderPdf("Receipt 1042", receipt, madeAt));
  for (const role of ["H1", "H2", "P"]) expect(tree).toContain(`"role":"${role}"`);
});

test("the same content makes the same file", async () => {
  const [one, two] = [await renderPdf("x", receipt, madeAt), await renderPdf("x", receipt, madeAt)];
  expect(one.equals(two)).toBe(true);
});

test("rows that do not fit go on to the next page", async () => {
  const rows = Array.from(
    { length: 80 },
    (_, index): PdfBlock => ({ kind: "row", label: `Row ${index}`, value: "$1.00" }),
  );
  const { pdf } = await read(await renderPdf("long", rows, madeAt));
  expect(pdf.numPages).toBeGreaterThan(1);
});
