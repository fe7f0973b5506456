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

/** Where an object begins, where a stream begins in it, and where one ends. */
const MARKS = / obj\b|endstream|stream\r?\n/g;

type Packed = { head: string; content: Buffer };

/**
 * The streams that hold objects; null for one in which another begins, or that has no end. Goes through the file once,
 * however its parts are nested: what it takes grows with the file's length alone.
 */
function* packedStreams(bytes: Buffer, text: string): Generator<Packed | null> {
  let headFrom = 0;
  let open: { head: string; from: number } | null = null;
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    if (mark === "endstream") {
      if (open) yield { head: open.head, content: bytes.subarray(open.from, index) };
      open = null;
      continue;
    }
    if (mark !== " obj") {
      if (open) yield null;
      const head = spelledOut(text.slice(headFrom, index));
      open = holdsPackedObjects(head) ? { head, from: index + mark.length } : null;
    }
    headFrom = index;
  }
  if (open) yield null;
}

function problemInside(bytes: Buffer, text: string): FileProblem | null {
  let left = MOST_UNFOLDED;
  for (const packed of packedStreams(bytes, text)) {
    const objects = packed && unfold(packed.head, packed.content, left);
    if (objects === null) return "damaged";
    if (ACTIVE.test(spelledOut(objects))) return "active";
    left -= objects.length;
  }
  return null;
}

/** Objects that are not packed have been looked at with the rest of the file. */
const holdsPackedObjects = (head: string): boolean =>
  /\/ObjStm|\/First\s+\d+\s*[/>]/.test(head) && /\/Filter/.test(head);

/** Null for what is packed in another way than usual, breaks off, or unfolds to more than `most` bytes. */
function unfold(head: string, packed: Buffer, most: number): string | null {
  if (!FLATE.test(head) || /\/DecodeParms/.test(head) || most <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString("latin1");
  } catch {
    return null;
  }
}
