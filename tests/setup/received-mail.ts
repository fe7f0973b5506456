import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";

const PATIENCE_MS = 15_000;

function addresses(mail: ParsedMail): string[] {
  return [mail.to ?? []].flat().flatMap((group) => group.value.map((entry) => entry.address ?? ""));
}

/** All mails that the sink has kept in the folder, oldest first. */
export async function receivedMails(folder: string): Promise<ParsedMail[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".eml"));
  return Promise.all(files.sort().map((file) => simpleParser(readFileSync(path.join(folder, file)))));
}

/**
 * The newest mail to an address, waiting for it to arrive. `subject` is a part of the subject;
 * `newerThan` leaves out mails that were there before (a count from `receivedMails`).
 */
export async function mailTo(
  folder: string,
  address: string,
  { subject = "", newerThan = 0 }: { subject?: string; newerThan?: number } = {},
): Promise<ParsedMail> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const mails = (await receivedMails(folder)).slice(newerThan);
    const found = mails.findLast(
      (mail) => addresses(mail).includes(address) && (mail.subject ?? "").includes(subject),
    );
    if (found) return found;
    if (Date.now() > deadline) {
      const seen = mails.map((mail) => `${addresses(mail).join(", ")}: ${mail.subject}`).join("\n");
      throw new Error(`No mail "${subject}" reached ${address}. What arrived:\n${seen || "nothing"}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
