import { createConnection, createServer, type Socket } from "node:net";
import { freePort } from "../../scripts/run/ports.mjs";

/**
 * A line to a server on this machine that a test can cut (what is open breaks off, what is new is refused) or silence
 * (nothing passes any more, and nobody is told), and mend again.
 */
export async function startLine(targetPort: number) {
  const ends = new Set<Socket>();
  let state: "open" | "cut" | "silent" = "open";

  const line = createServer({ pauseOnConnect: true }, (near) => {
    if (state === "cut") {
      near.resetAndDestroy();
      return;
    }
    const far = createConnection({ port: targetPort, host: "127.0.0.1" });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on("error", () => undefined);
      end.on("data", (bytes) => other.write(bytes));
      end.once("close", () => {
        ends.delete(end);
        other.destroy();
      });
      if (state === "silent") end.pause();
      else end.resume();
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => line.listen(port, "127.0.0.1", resolve));

  return {
    port,
    cut() {
      state = "cut";
      for (const end of ends) end.resetAndDestroy();
    },
    silence() {
      state = "silent";
      for (const end of ends) end.pause();
    },
    mend() {
      state = "open";
      for (const end of ends) end.resume();
    },
    async stop() {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => line.close(resolve));
    },
  };
}
