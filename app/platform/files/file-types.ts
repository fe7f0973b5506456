/** What may be stored. Everything else is refused, whatever it calls itself. */
export type FileType = "pdf" | "png" | "jpg" | "webp";

/** For the `accept` of an input: a help to choose, never a check. */
export const ACCEPTED = "application/pdf,image/jpeg,image/png,image/webp";

/**
 * Why a file is not taken. `type`: none of the four. `damaged`: it cannot be read to its end, or holds another file
 * beside itself. `huge`: more pixels than are opened. `moving`: an animation. `protected`: a PDF with a password.
 * `active`: a PDF that runs something, or carries other files.
 */
export type FileProblem = "empty" | "type" | "damaged" | "huge" | "moving" | "protected" | "active";

const begins = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.toString("latin1", at, at + text.length) === text;

/** The type by the first bytes; null for everything else. Neither the name nor the declared type is asked. */
export function typeOf(bytes: Buffer): FileType | null {
  if (begins(bytes, "%PDF-")) return "pdf";
  if (begins(bytes, "\x89PNG\r\n\x1a\n")) return "png";
  if (begins(bytes, "\xff\xd8\xff")) return "jpg";
  if (begins(bytes, "RIFF") && begins(bytes, "WEBP", 8)) return "webp";
  return null;
}
