import type { ActionFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { z } from "zod";
import { open } from "#app/http/open.server";

type Handler = (args: ActionFunctionArgs) => Promise<unknown>;

/** What an action answers or throws. */
async function ask(handler: Handler, { init }: { init: RequestInit }) {
  const request = new Request("http://localhost:4199/client", init);
  const context = { cspNonce: "", requestId: "", address: "" };
  return handler({ request, params: {}, context }).catch((thrown: unknown) => thrown);
}

const form = z.object({ name: z.string().min(2) });
const rename = open({ may: "pages.open", form }, ({ form: given }) => ({ renamed: given.name }));

test("what a script sends too much of is said on its page, which has a place for it, and keeps what is typed", async () => {
  const body = `name=${"a".repeat(256 * 1024)}`;
  const init = (accept: string) => ({
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: accept },
    body,
  });
  const answer = (await ask(rename, { init: init("*/*") })) as Response;
  expect(answer.status).toBe(413);
  const reply = await answer.json();
  expect(reply.error[""]).toEqual([expect.stringContaining("the text is too long")]);
  expect(reply).not.toHaveProperty("initialValue");
  const silent = open({ may: "pages.open", form, showsNoProblems: true }, () => "done");
  for (const [handler, accept] of [
    [rename, "text/html"],
    [silent, "*/*"],
  ] as const)
    expect(await ((await ask(handler, { init: init(accept) })) as Response).json()).toEqual({ error: "413" });
});
