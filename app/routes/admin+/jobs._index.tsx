import { useLoaderData } from "@remix-run/react";
import { backgroundWork } from "#app/domain/upkeep/background-work-queries.server";
import { bringWorkBack } from "#app/domain/upkeep/bring-work-back.server";
import { putWorkAside } from "#app/domain/upkeep/put-work-aside.server";
import { runWorkAgain } from "#app/domain/upkeep/run-work-again.server";
import { givenUpSchema } from "#app/domain/upkeep/schemas";
import { BackgroundWorkPage } from "#app/domain/upkeep/ui/background-work-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

export const meta = titled("Background work");

export const loader = guarded({ may: "upkeep.read" }, async ({ actor }) => ({
  work: await backgroundWork(actor),
  zone: actor.zone,
}));

export const action = guarded({ may: "upkeep.settle", form: givenUpSchema }, async ({ actor, form }) => {
  const { change, words } = CHANGES[form.intent];
  const isDone = await change(actor, form);
  const flash = isDone
    ? ({ kind: "ok", text: words } as const)
    : ({ kind: "info", text: "That has been done already." } as const);
  return redirectTo("/admin/jobs", { flash });
});

const CHANGES = {
  "run-again": { change: runWorkAgain, words: "It runs again. If it fails every time, it comes back here." },
  "put-aside": { change: putWorkAside, words: "It is put aside. The last part of this page brings it back." },
  "bring-back": { change: bringWorkBack, words: "It is back among what was given up." },
};

export default function JobsPage() {
  return <BackgroundWorkPage {...useLoaderData<typeof loader>()} />;
}
