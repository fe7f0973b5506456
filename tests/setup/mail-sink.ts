import { writeFileSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { SMTPServer } from "smtp-server";

/** A mail server on loopback that keeps every mail as a file: `000001.eml`, `000002.eml` in order of arrival. */
export async function startMailSink(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  let arrived = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        arrived += 1;
        const file = path.join(folder, `${String(arrived).padStart(6, "0")}.eml`);
        // Readers look for .eml only, so that they never meet half a mail.
        writeFileSync(`${file}.part`, Buffer.concat(chunks));
        rename(`${file}.part`, file).then(() => done(), done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
