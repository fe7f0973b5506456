import { spawn } from "node:child_process";

export type Ended = { code: number | null; said: string };

/** Runs one of our own programs to its end, with this environment and nothing else. */
export const runProgram = (args: string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part) => {
        said += part;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
