import { type FileProblem, type FileType, typeOf } from "./file-types";
import { pdfProblem } from "./inspect-pdf.server";
import { reEncodeImage } from "./re-encode-image.server";

/** What is stored in place of what came: its type by its content, pictures drawn anew. */
export type CheckedFile = { type: FileType; content: Buffer };

/** Takes the four types and nothing that only looks like one of them. */
export async function checkFile(bytes: Buffer): Promise<CheckedFile | { problem: FileProblem }> {
  if (bytes.length === 0) return { problem: "empty" };
  const type = typeOf(bytes);
  if (type === null) return { problem: "type" };
  if (type === "pdf") {
    const problem = pdfProblem(bytes);
    return problem ? { problem } : { type, content: bytes };
  }
  const drawn = await reEncodeImage(bytes, type);
  return "problem" in drawn ? drawn : { type, content: drawn };
}
