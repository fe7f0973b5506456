import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { acknowledgeDisclosure } from "#app/domain/charts/acknowledge-disclosure.server";
import { disclosureOf } from "#app/domain/charts/disclosure-queries.server";
import { notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { SubmitButton } from "#app/ui/submit-button";

const params = z.object({ chartId: z.uuid() });
const search = z.object({ for: z.literal("upload").optional() });
const form = z.strictObject({ policyTextId: z.uuid() });

/** Where somebody was when they were asked to read this first. */
const wayBack = (chartId: string, what: "upload" | undefined) =>
  what === "upload"
    ? { to: `/client/documents/new?chart=${chartId}`, label: "Upload a document" }
    : { to: `/client/messages/new?chart=${chartId}`, label: "Write a message" };

export const meta: MetaFunction = titled("How private information is handled");

export const loader = guarded(
  { may: "disclosure.acknowledge-own", params, search },
  async ({ actor, params: { chartId }, search: { for: what } }) => {
    const policy = await disclosureOf(actor, chartId);
    if (!policy) throw notFound();
    return { ...policy, back: wayBack(chartId, what) };
  },
);

export const action = guarded(
  { may: "disclosure.acknowledge-own", params, search, form, showsNoProblems: true },
  async ({ actor, params: { chartId }, search: { for: what }, form: { policyTextId } }) => {
    await acknowledgeDisclosure(actor, { chartId, policyTextId });
    const text = "Thank you. What you send your therapist alone stays private as it says.";
    return redirectTo(wayBack(chartId, what).to, { flash: { kind: "ok", text } });
  },
);

export default function DisclosurePage() {
  const policy = useLoaderData<typeof loader>();
  return (
    <div className="form-column grid gap-6">
      <BackLink to={policy.back.to}>{policy.back.label}</BackLink>
      <PageHeading caption={`Version ${policy.version}`}>{policy.title}</PageHeading>
      <div className="measure grid gap-4">
        {policy.text.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {policy.acknowledged ? (
        <Notice kind="ok">You have read this.</Notice>
      ) : (
        <Form method="post">
          <input type="hidden" name="policyTextId" value={policy.policyTextId} />
          <SubmitButton>I have read this</SubmitButton>
        </Form>
      )}
    </div>
  );
}
