/** What a printed page is made of, in reading order. */
export type PdfBlock =
  | { kind: "title"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string; quiet?: boolean }
  /** A label on the left, a value on the right edge; `strong` for totals. */
  | { kind: "row"; label: string; value: string; strong?: boolean }
  | { kind: "rule" };

const INK = "#211820";
const QUIET = "#4d434c";
const LINE = "#c8c2c7";

/**
 * A tagged letter-size PDF in reading order: title and language set, headings and paragraphs marked, so that screen
 * readers can follow it. `madeAt` is its date of making, given so that the same content makes the same file.
 */
export async function renderPdf(title: string, blocks: readonly PdfBlock[], madeAt: Date): Promise<Buffer> {
  // Large, with its fonts, and needed by few requests.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "LETTER",
    margin: 64,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    info: { Title: printable(title), CreationDate: madeAt, ModDate: madeAt },
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const block of blocks) add(doc, root, block);
  root.end();
  doc.end();
  return done;
}

type Structure = ReturnType<PDFKit.PDFDocument["struct"]>;

function add(doc: PDFKit.PDFDocument, root: Structure, block: PdfBlock): void {
  if (block.kind === "rule") {
    doc.moveDown(0.5);
    rule(doc);
    doc.moveDown(0.7);
    return;
  }
  if (block.kind === "row") {
    root.add(doc.struct("P", {}, () => row(doc, block)));
    return;
  }
  const tag = { title: "H1", heading: "H2", paragraph: "P" }[block.kind];
  root.add(doc.struct(tag, {}, () => text(doc, block)));
}

function rule(doc: PDFKit.PDFDocument): void {
  const { left, right } = doc.page.margins;
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(left, doc.y)
    .lineTo(doc.page.width - right, doc.y)
    .lineWidth(0.75)
    .strokeColor(LINE)
    .stroke();
  doc.endMarkedContent();
}

function text(doc: PDFKit.PDFDocument, block: Exclude<PdfBlock, { kind: "row" } | { kind: "rule" }>): void {
  const look = {
    title: { font: "Helvetica-Bold", size: 20, gap: 0.6 },
    heading: { font: "Helvetica-Bold", size: 12.5, gap: 0.3 },
    paragraph: { font: "Helvetica", size: 10.5, gap: 0.35 },
  }[block.kind];
  const color = block.kind === "paragraph" && block.quiet ? QUIET : INK;
  doc.font(look.font).fontSize(look.size).fillColor(color);
  doc.text(printable(block.text), doc.page.margins.left, doc.y, { width: contentWidth(doc) });
  doc.moveDown(look.gap);
}

function row(doc: PDFKit.PDFDocument, block: { label: string; value: string; strong?: boolean }): void {
  const width = contentWidth(doc);
  const { left } = doc.page.margins;
  doc
    .font(block.strong ? "Helvetica-Bold" : "Helvetica")
    .fontSize(10.5)
    .fillColor(INK);
  const value = printable(block.value);
  const label = printable(block.label);
  const valueWidth = Math.min(width * 0.6, doc.widthOfString(value) + 1);
  const labelWidth = width - valueWidth - 12;
  const height = Math.max(
    doc.heightOfString(label, { width: labelWidth }),
    doc.heightOfString(value, { width: valueWidth }),
  );
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
  const top = doc.y;
  doc.text(label, left, top, { width: labelWidth });
  doc.text(value, left + width - valueWidth, top, { width: valueWidth, align: "right" });
  doc.x = left;
  doc.y = top + height + 5;
}

const contentWidth = (doc: PDFKit.PDFDocument): number =>
  doc.page.width - doc.page.margins.left - doc.page.margins.right;

/** The built-in fonts hold Western European letters; others lose their accent, and what remains unknown becomes "?". */
function printable(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => (isWestern(letter) ? letter : plain(letter))).join("");
}

const isWestern = (letter: string): boolean => /[\n\u0020-\u007e\u00a0-\u00ff‘’“”–—•…€™]/.test(letter);

const WITHOUT_DECOMPOSITION: Record<string, string> = {
  Ł: "L",
  ł: "l",
  đ: "d",
  Đ: "D",
  ı: "i",
  "\u202f": " ",
  "\u2009": " ",
};

function plain(letter: string): string {
  const base = WITHOUT_DECOMPOSITION[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
  return isWestern(base) ? base : "?";
}
