import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The words of a PDF in reading order, joined by spaces. Fails for anything that is no PDF. */
export async function wordsOfPdf(file: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const words: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    words.push(...content.items.flatMap((item) => ("str" in item && item.str.trim() ? [item.str] : [])));
  }
  return words.join(" ");
}
