import pg from "pg";
import { mailTo, receivedMails } from "../../setup/received-mail";
import { runningApp } from "../../setup/running-app";

/** Mails about a booking wait three minutes for an undo. This makes those to one address due; the server sends them. */
async function makeMailsDue(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: runningApp().databaseUrl });
  await client.connect();
  try {
    await client.query(
      `UPDATE pgboss.job SET start_after = now()
       WHERE state = 'created' AND data->>'job' = 'mail.send' AND data->'payload'->>'id' IN
         (SELECT id::text FROM outbound_message WHERE to_address = $1 AND state = 'queued')`,
      [address],
    );
  } finally {
    await client.end();
  }
}

/** The mail about a booking to an address, without the three minutes; only one that has not been read before. */
export async function waitingMailTo(address: string, subject: string) {
  const { mailFolder } = runningApp();
  const newerThan = (await receivedMails(mailFolder)).length;
  await makeMailsDue(address);
  return mailTo(mailFolder, address, { subject, newerThan });
}

/** The first address in a mail whose path begins so, as a path on this server. */
export function linkIn(mail: { text?: string }, beginning: string): string {
  const links = (mail.text ?? "").match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
  const found = links.map((link) => new URL(link).pathname).find((path) => path.startsWith(beginning));
  if (!found) throw new Error(`The mail has no link to ${beginning}:\n${mail.text}`);
  return found;
}
