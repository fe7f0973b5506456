import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The words of a PDF's first page in reading order, joined by spaces. Fails for anything that is no PDF. */
export async function wordsOfPdf(file: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const content = await (await pdf.getPage(1)).getTextContent();
  return content.items.flatMap((item) => ("str" in item && item.str.trim() ? [item.str] : [])).join(" ");
}
