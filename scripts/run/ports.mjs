import { createConnection, createServer } from "node:net";

function tryListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(0));
    probe.listen({ port, host, exclusive: true }, () => {
      const { port: given } = probe.address();
      probe.close(() => resolve(given));
    });
  });
}

/** A port nobody listens on; the wished one when it is free. */
export async function freePort(wished = 0) {
  return (wished && (await tryListen(wished, "127.0.0.1"))) || tryListen(0, "127.0.0.1");
}

/** True when a program answers on the port, on any address of this machine. */
export async function portIsBusy(port) {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => somebodyAnswers(port, host)));
  if (answers.includes(true)) return true;
  return (await tryListen(port, "0.0.0.0")) === 0;
}

function somebodyAnswers(port, host) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.setTimeout(1000, () => answer(false));
  });
}

/** Waits until a server answers on the port. `alive` says whether there is still something to wait for. */
export async function untilPortAnswers(port, { alive, timeoutMs = 60_000 }) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await somebodyAnswers(port, "127.0.0.1")) return;
    if (!alive()) throw new Error("it ended before it answered");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it did not answer on port ${port} within ${timeoutMs / 1000} s`);
}
