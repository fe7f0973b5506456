import { mailTo, receivedMails } from "../../setup/received-mail";
import { runningApp } from "../../setup/running-app";
import { made } from "./made";

/** The mail about a booking to an address, without the three minutes; only one that has not been read before. */
export async function waitingMailTo(address: string, subject: string) {
  const { mailFolder } = runningApp();
  const newerThan = (await receivedMails(mailFolder)).length;
  await made("mails-due", { email: address });
  return mailTo(mailFolder, address, { subject, newerThan });
}

/** The first address in a mail whose path begins so, as a path on this server. */
export function linkIn(mail: { text?: string }, beginning: string): string {
  const links = (mail.text ?? "").match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
  const found = links.map((link) => new URL(link).pathname).find((path) => path.startsWith(beginning));
  if (!found) throw new Error(`The mail has no link to ${beginning}:\n${mail.text}`);
  return found;
}
