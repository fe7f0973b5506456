import { runningApp } from "../../setup/running-app";
import type { Makers } from "./maker";

/** What maker.ts makes beside the server, with the server's database and secrets; a test's process has neither. */
export async function made<What extends keyof Makers>(
  what: What,
  wish: Parameters<Makers[What]>[0],
): Promise<Awaited<ReturnType<Makers[What]>>> {
  const answer = await fetch(runningApp().maker, { method: "POST", body: JSON.stringify({ what, wish }) });
  if (!answer.ok) throw new Error(`Making ${what} failed: ${await answer.text()}`);
  return (await answer.json()) as Awaited<ReturnType<Makers[What]>>;
}
