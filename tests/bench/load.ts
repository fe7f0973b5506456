import autocannon from "autocannon";

/** One request of an operation, made anew each time. */
export type Asked = {
  path: string;
  method?: "GET" | "POST";
  cookie?: string;
  form?: Record<string, string>;
  /** The first three numbers of the address that it comes from; a new one each time without it. */
  network?: string;
};

/** A server of ours ends a connection after a thousand requests, and says so before it does: nothing for a bench to hear. */
const REQUESTS_PER_CONNECTION = 900;

export type Load = {
  times: number[];
  refused: number;
  /** Requests that no answer came to within ten seconds, or whose connection broke. */
  unanswered: number;
  seconds: number;
  statuses: Record<number, number>;
};

type Options = {
  origin: string;
  connections: number;
  seconds: number;
  /** Stops after so many requests instead of after some time: for writes that use something up. */
  amount?: number;
  next: () => Asked;
  /** The status of 400 or above that is what was asked for, and no refusal. */
  wanted?: number;
};

/** Keeps `connections` requests under way, each one new, and takes the time of every answer. */
export async function load({ origin, connections, seconds, amount, next, wanted }: Options): Promise<Load> {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const from = performance.now();
  let last = from;
  const options: autocannon.Options = {
    url: origin,
    connections,
    reconnectRate: REQUESTS_PER_CONNECTION,
    ...(amount ? { amount } : { duration: seconds }),
    requests: [{ setupRequest: (request) => ({ ...request, ...wire(next(), origin) }) }],
  };
  const unanswered = await new Promise<number>((resolve, reject) => {
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result.errors)));
    run.on("response", (_client, status, _bytes, ms) => {
      times.push(ms);
      statuses[status] = (statuses[status] ?? 0) + 1;
      last = performance.now();
    });
  });
  const isRefusal = (code: number) => code >= 400 && code !== wanted;
  const refused = Object.entries(statuses).reduce(
    (sum, [code, n]) => sum + (isRefusal(Number(code)) ? n : 0),
    0,
  );
  return { times, refused, unanswered, seconds: (last - from) / 1000, statuses };
}

function wire({ path, method = "GET", cookie, form, network }: Asked, origin: string) {
  const address = `${network ?? `10.${byte()}.${byte()}`}.${byte()}`;
  return {
    path,
    method,
    headers: {
      // The limits of sign-in count by address; people come from many.
      "x-forwarded-for": address,
      origin,
      ...(cookie ? { cookie } : {}),
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  };
}

const byte = () => Math.floor(Math.random() * 254) + 1;
