import PDFDocument from "pdfkit";

export type PdfBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; quiet?: boolean }
  | { kind: "rows"; rows: { label: string; value: string }[] }
  | { kind: "amounts"; rows: { label: string; amount: string; strong?: boolean }[] };

export type PdfContent = { title: string; author: string; blocks: PdfBlock[] };

const INK = "#211820";
const QUIET = "#645a62";
const LINE = "#e0dadf";
const MARGIN = 56;
const LABEL_WIDTH = 150;
const AMOUNT_WIDTH = 110;

type Doc = PDFKit.PDFDocument;

/** A tagged, titled PDF (Letter) that reads in order: title first, then the blocks as given. */
export function toPdf({ title, author, blocks }: PdfContent): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "LETTER",
    margin: MARGIN,
    tagged: true,
    pdfVersion: "1.7",
    lang: "en-US",
    displayTitle: true,
    info: { Title: title, Author: author },
  });
  const finished = collect(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  root.add(doc.struct("H1", () => write(doc, title, { size: 22, bold: true, gap: 14 })));
  for (const block of blocks) writeBlock(doc, root, block);
  root.end();
  doc.end();
  return finished;
}

function collect(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

type TextStyle = { size: number; bold?: boolean; color?: string; gap?: number };

function write(doc: Doc, text: string, { size, bold = false, color = INK, gap = 6 }: TextStyle): void {
  doc
    .font(bold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(size)
    .fillColor(color);
  doc.text(text, MARGIN, doc.y, { width: contentWidth(doc), lineGap: 3, paragraphGap: gap });
}

const contentWidth = (doc: Doc): number => doc.page.width - 2 * MARGIN;

function writeBlock(doc: Doc, root: PDFKit.PDFStructureElement, block: PdfBlock): void {
  switch (block.kind) {
    case "heading":
      doc.moveDown(0.6);
      root.add(doc.struct("H2", () => write(doc, block.text, { size: 14, bold: true, gap: 8 })));
      return;
    case "paragraph":
      root.add(
        doc.struct("P", () =>
          write(doc, block.text, { size: block.quiet ? 9.5 : 11, color: block.quiet ? QUIET : INK }),
        ),
      );
      return;
    case "rows":
      for (const row of block.rows) root.add(doc.struct("P", () => writeRow(doc, row)));
      doc.moveDown(0.5);
      return;
    case "amounts":
      for (const row of block.rows) root.add(doc.struct("P", () => writeAmount(doc, row)));
      doc.moveDown(0.5);
  }
}

function writeRow(doc: Doc, { label, value }: { label: string; value: string }): void {
  const top = doc.y;
  doc.font("Helvetica").fontSize(11).fillColor(QUIET).text(label, MARGIN, top, { width: LABEL_WIDTH });
  const left = MARGIN + LABEL_WIDTH;
  doc.fillColor(INK).text(value, left, top, { width: contentWidth(doc) - LABEL_WIDTH, paragraphGap: 5 });
}

function writeAmount(doc: Doc, row: { label: string; amount: string; strong?: boolean }): void {
  const right = MARGIN + contentWidth(doc);
  doc.moveTo(MARGIN, doc.y).lineTo(right, doc.y).lineWidth(0.5).strokeColor(LINE).stroke();
  const top = doc.y + 6;
  doc
    .font(row.strong ? "Helvetica-Bold" : "Helvetica")
    .fontSize(11)
    .fillColor(INK);
  doc.text(row.label, MARGIN, top, { width: contentWidth(doc) - AMOUNT_WIDTH });
  const bottom = doc.y;
  doc.text(row.amount, right - AMOUNT_WIDTH, top, { width: AMOUNT_WIDTH, align: "right" });
  doc.y = Math.max(bottom, doc.y) + 6;
}
