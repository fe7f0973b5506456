import { inflateSync } from "node:zlib";
import type { FileProblem } from "./file-types";

/** How much compressed objects may unfold to in all. */
const MOST_UNFOLDED = 32 * 1024 * 1024;
const TAIL = 2_048;

/** The end record of a ZIP archive stands within this many bytes of the end. */
const ZIP_END = Buffer.from("PK\x05\x06", "latin1");
const ZIP_REACH = 65_557;

/** What runs something, sends something, opens another file or carries one (ISO 32000-1, 12.6.4 and 7.11.4). */
const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR)(?=[\s\0/<>[\](){}%]|$)/;
const ENCRYPTED = /\/Encrypt(?=[\s\0/<>[\](){}%]|$)/;

const FLATE = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/;

/** Names may spell any letter as "#" and two digits (ISO 32000-1, 7.3.5). */
const spelledOut = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * Why a PDF is not taken; null when it is. It has to begin as one at its first byte and end as one at its last, so that it
 * is nothing else beside. What it could do is looked for in its objects, compressed ones included; objects that cannot be
 * looked into are refused.
 */
export function pdfProblem(bytes: Buffer): FileProblem | null {
  const text = bytes.toString("latin1");
  const isWhole = /^%PDF-[12]\.\d/.test(text) && /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(text.slice(-TAIL));
  if (!isWhole || bytes.subarray(-ZIP_REACH).includes(ZIP_END)) return "damaged";
  const names = spelledOut(text);
  if (ENCRYPTED.test(names)) return "protected";
  if (ACTIVE.test(names)) return "active";
  return problemInside(bytes, text);
}

function problemInside(bytes: Buffer, text: string): FileProblem | null {
  let left = MOST_UNFOLDED;
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const head = spelledOut(text.slice(Math.max(0, text.lastIndexOf(" obj", index)), index));
    if (!/\/ObjStm|\/First\s+\d+\s*[/>]/.test(head) || !/\/Filter/.test(head)) continue;
    const start = index + keyword.length;
    const objects = unfold(head, bytes.subarray(start, text.indexOf("endstream", start)), left);
    if (objects === null) return "damaged";
    if (ACTIVE.test(spelledOut(objects))) return "active";
    left -= objects.length;
  }
  return null;
}

/** Null for what is packed in another way than usual, breaks off, or unfolds to more than `most` bytes. */
function unfold(head: string, packed: Buffer, most: number): string | null {
  if (!FLATE.test(head) || /\/DecodeParms/.test(head) || most <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString("latin1");
  } catch {
    return null;
  }
}
