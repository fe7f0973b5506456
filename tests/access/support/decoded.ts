import { wordsOfPdf } from "#tests/e2e/support/pdf-words";

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) => {
    const code = hex ? Number.parseInt(hex, 16) : digits ? Number(digits) : undefined;
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return ENTITIES[name] ?? all;
  });

/** Percent-encoded bytes as what they say; what is no such thing stays. */
const withoutPercents = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"));

/** Characters that a string of JSON or of a script spells by their number. */
const withoutEscapes = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, long, short) =>
    String.fromCharCode(Number.parseInt(long ?? short, 16)),
  );

const BASE64 = /[A-Za-z0-9+/_-]{24,}/g;
const fromBase64 = (text: string): string =>
  (text.match(BASE64) ?? []).map((run) => Buffer.from(run, "base64").toString("utf8")).join("\n");

/** Words go on in the next line of a page, of a calendar and of a mail. */
const inOneLine = (text: string): string => text.replace(/\s+/g, "");

/**
 * All that some bytes say, one reading after the other: as they stand, two bytes to a letter, with entities, percents and
 * escapes resolved, what is base64 in them, without line breaks, and the words of a PDF.
 */
export async function readings(bytes: Buffer): Promise<string> {
  const text = bytes.toString("utf8");
  const plain = withoutEscapes(withoutEntities(withoutPercents(text)));
  const wide = bytes.includes("\0") ? bytes.toString("latin1").replaceAll("\0", "") : "";
  const pdf = bytes.subarray(0, 5).toString("latin1") === "%PDF-" ? await wordsOfPdf(bytes) : "";
  return [text, wide, plain, fromBase64(text), inOneLine(plain), pdf, inOneLine(pdf)].join("\n");
}
