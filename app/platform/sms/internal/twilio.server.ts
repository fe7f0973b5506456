import { type TextMessage, type TextProvider, TextRefused } from "../provider";

export type TwilioConfig = {
  accountSid: string;
  authToken: string;
  /** A number in E.164, or the id of a messaging service ("MG..."). */
  from: string;
  /** Where its API is; another place only in tests. */
  apiBase: string;
};

/** Twice this is well inside the time that a job has. */
const PATIENCE_MS = 6_000;
/** Answers about the account, not about this text: they change when somebody mends the settings. */
const ABOUT_US: readonly number[] = [401, 403, 404, 408, 429];

/** Twilio's Programmable Messaging, API 2010-04-01. It knows no idempotency key, so it is asked what it has taken. */
export function twilio({ accountSid, authToken, from, apiBase }: TwilioConfig): TextProvider {
  const messages = `${apiBase}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const headers = {
    Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    Accept: "application/json",
  };
  const sender: Record<string, string> = from.startsWith("MG")
    ? { MessagingServiceSid: from }
    : { From: from };
  const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, { ...init, headers, redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
      noAnswer,
    );

  return {
    async send({ to, text }: TextMessage): Promise<void> {
      const answer = await ask(messages, {
        method: "POST",
        body: new URLSearchParams({ To: to, Body: text, ...sender }),
      });
      if (!answer.ok) throw await refusal(answer);
    },
    async hasTaken({ to, text, after }: TextMessage): Promise<boolean> {
      const answer = await ask(`${messages}?${new URLSearchParams({ To: to, PageSize: "100" })}`);
      if (!answer.ok) throw await refusal(answer);
      const { messages: taken = [] } = (await answer.json()) as { messages?: Taken[] };
      return taken.some(
        (one) => one.body === text && isAlive(one) && Date.parse(one.date_created) >= floor(after),
      );
    },
  };
}

/** Without an address in it: only what the line said. */
function noAnswer(error: unknown): never {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  const code = cause?.code ?? (name === "TimeoutError" ? "ETIMEDOUT" : "ENOANSWER");
  throw Object.assign(new Error("no answer about a text"), { code });
}

type Taken = { body: string; status: string; date_created: string };

const isAlive = ({ status }: Taken): boolean => !["failed", "undelivered", "canceled"].includes(status);

/** Its moments are whole seconds, by a clock of its own. */
const floor = (after: Date): number => Math.floor(after.getTime() / 1000) * 1000 - 60_000;

async function refusal(answer: Response): Promise<TextRefused> {
  const said = (await answer.json().catch(() => null)) as { code?: unknown } | null;
  const code = typeof said?.code === "number" ? String(said.code) : `HTTP ${answer.status}`;
  const isOurs = answer.status >= 500 || ABOUT_US.includes(answer.status);
  return new TextRefused(code, !isOurs);
}
