// The floor: what the operations cost with bare Node and raw Postgres, without framework, session, sealing or audit.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { readSealed, sendSealed } from "./sealed-floor";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const stored = await hash("violet harbor nine kettles", COST);
const STEP_MS = 30 * 60_000;

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

/** Starts every half hour of four weeks that no appointment of the therapist blocks, within 8 AM to 8 PM. */
async function openings(query: URLSearchParams): Promise<unknown> {
  const { rows } = await pool.query<{ from: string; until: string }>({
    name: "openings",
    text: `SELECT extract(epoch FROM a.blocked_from) * 1000 AS from, extract(epoch FROM a.blocked_until) * 1000 AS until
           FROM appointment a JOIN therapist t ON t.id = a.therapist_id
           WHERE t.slug = $1 AND a.starts_at >= now() AND a.starts_at < now() + interval '28 days' ORDER BY 1`,
    values: [query.get("therapist")],
  });
  const busy = rows.map((row) => [Number(row.from), Number(row.until)] as const);
  const free: string[] = [];
  const first = Math.ceil(Date.now() / STEP_MS) * STEP_MS;
  let at = 0;
  for (let start = first; start < first + 28 * 86_400_000; start += STEP_MS) {
    const minute = (start / 60_000) % 1440;
    if (minute < 780 || minute > 1440 - 60) continue;
    while ((busy[at]?.[1] ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    if ((busy[at]?.[0] ?? Number.POSITIVE_INFINITY) >= start + 2 * STEP_MS)
      free.push(new Date(start).toISOString());
  }
  return free.map((startsAt) => ({ startsAt, therapist: query.get("therapist") }));
}

async function thread(query: URLSearchParams): Promise<unknown> {
  const text =
    "SELECT id, seq, sender_name, sent_at, body FROM floor.message WHERE thread_id = $1 ORDER BY seq DESC LIMIT 200";
  return (await pool.query({ name: "thread", text, values: [query.get("thread")] })).rows;
}

async function book(form: URLSearchParams): Promise<unknown> {
  const text = `INSERT INTO floor.booking (id, therapist_id, during)
    VALUES ($1, $2, tstzrange($3::timestamptz, $3::timestamptz + interval '1 hour'))`;
  const values = [randomUUID(), form.get("therapist"), form.get("startsAt")];
  await pool.query({ name: "book", text, values });
  return { id: values[0] };
}

async function send(form: URLSearchParams): Promise<unknown> {
  const text = `WITH t AS (UPDATE floor.thread SET last_seq = last_seq + 1 WHERE id = $2 RETURNING last_seq)
    INSERT INTO floor.message (id, thread_id, seq, sender_name, sent_at, body)
    SELECT $1, $2, last_seq, 'Somebody', now(), $3 FROM t RETURNING seq`;
  return (
    await pool.query({ name: "send", text, values: [randomUUID(), form.get("thread"), form.get("body")] })
  ).rows[0];
}

async function submit(form: URLSearchParams): Promise<unknown> {
  const text = "INSERT INTO floor.response (id, answers) VALUES ($1, $2) RETURNING id";
  return (
    await pool.query({
      name: "submit",
      text,
      values: [randomUUID(), JSON.stringify(Object.fromEntries(form))],
    })
  ).rows[0];
}

async function signIn(form: URLSearchParams): Promise<unknown> {
  const right = await verify(stored, form.get("password") ?? "");
  await pool.query({ name: "enter", text: "INSERT INTO floor.session VALUES ($1)", values: [randomUUID()] });
  return { right };
}

const reads: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/openings": openings,
  "/thread": thread,
  "/thread-sealed": (query) => readSealed(pool, query.get("thread") ?? ""),
};
const writes: Record<string, (form: URLSearchParams) => Promise<unknown>> = {
  "/book": book,
  "/send": send,
  "/send-sealed": (form) => sendSealed(pool, form.get("thread") ?? "", form.get("body") ?? ""),
  "/submit": submit,
  "/sign-in": signIn,
};

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://floor.invalid");
  try {
    const answer = await (request.method === "POST"
      ? writes[url.pathname]?.(await bodyOf(request))
      : reads[url.pathname]?.(url.searchParams));
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? null));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(process.env.PORT), "127.0.0.1");
