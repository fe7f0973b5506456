import { inflateSync } from "node:zlib";
import type { FileProblem } from "./file-types";

/** How much compressed objects may unfold to in all. */
const MOST_UNFOLDED = 32 * 1024 * 1024;
const TAIL = 2_048;

/** The end record of a ZIP archive stands within this many bytes of the end. */
const ZIP_END = Buffer.from("PK\x05\x06", "latin1");
const ZIP_REACH = 65_557;

const END = String.raw`(?=[\s\0/<>[\](){}%]|$)`;

/** What a name of two letters stands before where it is meant: what pictures are made of holds any two letters by chance. */
const VALUE = String.raw`[\s\0]*(?:<<|[(%]|<[\da-fA-F\s\0>]|\d+[\s\0%])`;

/**
 * What runs something, plays something, sends something, opens another file or carries one, by the names of the actions and
 * annotations and by the keys that hold it, whatever the type around them says (ISO 32000-1, 12.6, 13 and 7.11.4).
 */
const ACTIVE = new RegExp(
  [
    `/(?:JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|Rendition|Movie|Sound|GoTo3DView|3DD)${END}`,
    `/(?:XFA|SubmitForm|ImportData|GoToE|GoToR)${END}`,
    `/(?:Type|Subtype)[\\s\\0]*(?:%|/3D${END})`,
    `/(?:JS|EF|AA)${VALUE}`,
  ].join("|"),
);
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
  return problemInside(bytes, text, names);
}

/** Where a stream begins, with the only line endings there are for it, and where one ends (7.3.8.1). */
const MARKS = /endstream|stream\r?\n/g;

/** How a stream of objects is told: its type, or where its first object is. */
const HOLDS_OBJECTS = /\/ObjStm|\/First[\s\0]*%|\/First[\s\0]+\+?\d[\d.]*[\s\0]*[/>%]/g;

const countOf = (text: string): number => text.match(HOLDS_OBJECTS)?.length ?? 0;

type Packed = { head: string; content: Buffer };

/**
 * The streams whose head says that they hold objects; null for one in which another begins, or that has no end. Goes
 * through the file once, however its parts are nested: what it takes grows with the file's length alone.
 */
function* packedStreams(bytes: Buffer, text: string): Generator<Packed | null> {
  let headFrom = 0;
  let open: { head: string; from: number } | null = null;
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    const from = index + mark.length;
    if (mark === "endstream") {
      if (open) yield { head: open.head, content: bytes.subarray(open.from, index) };
      open = null;
    } else {
      if (open) yield null;
      const head = spelledOut(text.slice(headFrom, index));
      open = countOf(head) > 0 ? { head, from } : null;
    }
    headFrom = from;
  }
  if (open) yield null;
}

/** Each word in the file that says that a stream holds objects has to belong to one that was looked into. */
function problemInside(bytes: Buffer, text: string, names: string): FileProblem | null {
  let left = MOST_UNFOLDED;
  let unseen = countOf(names);
  for (const packed of packedStreams(bytes, text)) {
    const objects = packed && unfold(packed.head, packed.content, left);
    if (objects === null) return "damaged";
    if (ACTIVE.test(spelledOut(objects))) return "active";
    left -= objects.length;
    unseen -= countOf(packed?.head ?? "");
  }
  return unseen === 0 ? null : "damaged";
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
