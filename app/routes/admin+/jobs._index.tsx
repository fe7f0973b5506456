import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import type { Actor } from "#app/domain/shared/actor";
import { backgroundWork } from "#app/domain/upkeep/background-work-queries.server";
import { bringWorkBack } from "#app/domain/upkeep/bring-work-back.server";
import { putMailAside } from "#app/domain/upkeep/put-mail-aside.server";
import { putWorkAside } from "#app/domain/upkeep/put-work-aside.server";
import { runWorkAgain } from "#app/domain/upkeep/run-work-again.server";
import { givenUpSchema } from "#app/domain/upkeep/schemas";
import { sendMailAgain } from "#app/domain/upkeep/send-mail-again.server";
import { BackgroundWorkPage } from "#app/domain/upkeep/ui/background-work-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

export const meta = titled("Background work");

export const loader = guarded({ may: "upkeep.read" }, async ({ actor }) => ({
  work: await backgroundWork(actor),
  zone: actor.zone,
}));

export const action = guarded(
  { may: "upkeep.settle", form: givenUpSchema, showsNoProblems: true },
  async ({ actor, form }) => {
    const isDone = await settle(actor, form);
    const flash = isDone
      ? ({ kind: "ok", text: WORDS[form.intent] } as const)
      : ({ kind: "info", text: "That has been done already." } as const);
    return redirectTo("/admin/jobs", { flash });
  },
);

function settle(actor: Actor, form: z.output<typeof givenUpSchema>): Promise<boolean> {
  switch (form.intent) {
    case "run-again":
      return runWorkAgain(actor, form);
    case "put-aside":
      return putWorkAside(actor, form);
    case "bring-back":
      return bringWorkBack(actor, form);
    case "send-again":
      return sendMailAgain(actor, form);
    case "drop-mail":
      return putMailAside(actor, form);
  }
}

const WORDS: Record<z.output<typeof givenUpSchema>["intent"], string> = {
  "run-again": "It runs again. If it fails every time, it comes back here.",
  "put-aside": "It is put aside. The last part of this page brings it back.",
  "bring-back": "It is back among what was given up.",
  "send-again": "The mail is on its way again. If it cannot be sent, it comes back here.",
  "drop-mail": "The mail will not be sent.",
};

export default function JobsPage() {
  return <BackgroundWorkPage {...useLoaderData<typeof loader>()} />;
}
