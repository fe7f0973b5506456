import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { itemForMember } from "#app/domain/intake/packet-queries.server";
import { SupportPage } from "#app/domain/intake/ui/support-page";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";

const params = z.object({ itemId: z.uuid() });
const search = z.object({
  next: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
});

/** Says nothing in the tab's title, which others may see. */
export const meta: MetaFunction = titled("Your forms");

export const loader = guarded(
  { may: "intake.fill-own", params, search },
  async ({ actor, params: { itemId }, search: { next } }) => {
    const [{ definition }, { phone }] = await Promise.all([itemForMember(actor, itemId), practiceProfile()]);
    if (definition.kind !== "form") throw notFound();
    const base = `/client/intake/${itemId}`;
    return { phone, onTo: next ? `${base}/q/${next}` : `${base}/check` };
  },
);

export default function IntakeSupportPage() {
  return <SupportPage {...useLoaderData<typeof loader>()} />;
}
