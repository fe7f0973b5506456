import { inject } from "vitest";

export type Answer = {
  status: number;
  text: string;
  bytes: Buffer;
  location: string | null;
  headers: Headers;
};

type Asked = {
  method?: "GET" | "HEAD" | "OPTIONS" | "POST";
  token?: string | null;
  form?: Record<string, string> | URLSearchParams;
  /** Sends the form with a file in its field "file". */
  file?: File;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  origin?: string;
};

const FORM = "application/x-www-form-urlencoded";

/** One request to the running application, as a browser on our own pages makes it. Redirects are not followed. */
export async function ask(path: string, asked: Asked = {}): Promise<Answer> {
  const {
    method = "GET",
    token,
    form,
    file,
    headers = {},
    body,
    origin = inject("sharedApp").origin,
  } = asked;
  const sent: Record<string, string> = { Accept: "text/html", "Sec-Fetch-Site": "same-origin", ...headers };
  if (token) sent.Cookie = `session=${token}`;
  if (form && !file && !sent["Content-Type"]) sent["Content-Type"] = FORM;
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: sent,
    redirect: "manual",
    body: file ? withFile(form, file) : form ? new URLSearchParams(form).toString() : body,
  });
  // Bytes, so that a word inside a file is found as well.
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString("utf8");
  return {
    status: answer.status,
    text,
    bytes,
    location: answer.headers.get("Location"),
    headers: answer.headers,
  };
}

function withFile(form: Asked["form"], file: File): FormData {
  const data = new FormData();
  for (const [name, value] of new URLSearchParams(form)) data.append(name, value);
  data.append("file", file);
  return data;
}

/** An address of the network that nobody else in this run has. */
let addresses = 0;
export const ownAddress = (): Record<string, string> => {
  addresses += 1;
  return { "X-Forwarded-For": `198.18.${addresses >> 8}.${addresses & 255}` };
};

/** Does something for every item, a few at a time. */
export async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) {
  const waiting = items.values();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(workers);
}
