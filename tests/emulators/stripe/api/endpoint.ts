import type { Emulator } from "../emulator";
import type { Params } from "../form-body";

export type Call = { emulator: Emulator; params: Params; path: string; id: string };

/** One endpoint; `:id` in the path becomes `call.id`. What `run` returns is the answer's body. */
export type Endpoint = {
  method: "GET" | "POST";
  path: string;
  run: (call: Call) => unknown;
};

export type Match = { endpoint: Endpoint; id: string };

export function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): Match | null {
  const wanted = path.split("/");
  for (const endpoint of endpoints) {
    const pattern = endpoint.path.split("/");
    if (endpoint.method !== method || pattern.length !== wanted.length) continue;
    if (!pattern.every((part, index) => part === ":id" || part === wanted[index])) continue;
    const place = pattern.indexOf(":id");
    return { endpoint, id: place === -1 ? "" : decodeURIComponent(wanted[place] ?? "") };
  }
  return null;
}
