import { request } from "node:http";
import { inject } from "vitest";

type Sent = { path: string; method: string; headers: Record<string, string>; body?: string | Buffer };

/** One request as it stands: no client library puts its address right. Answers with the status, 0 for a cut line. */
export const sendRaw = ({ path, method, headers, body }: Sent): Promise<number> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(inject("sharedApp").origin);
    const asked = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", () => resolve(0));
    asked.end(body);
  });
