import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { contactWordsOf } from "#app/domain/accounts/contact-rule-queries.server";
import { ContactNotice } from "#app/domain/accounts/ui/contact-notice";
import { householdSplit } from "#app/domain/billing/household-queries.server";
import { householdParams } from "#app/domain/billing/schemas";
import { setSplitRule } from "#app/domain/billing/set-split-rule.server";
import { splitFormSchema } from "#app/domain/billing/split-form";
import { SplitPage } from "#app/domain/billing/ui/split-page";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, replyWith } from "#app/http/respond.server";
import { useRootData } from "#app/http/use-root-data";

export const meta = titled("Who pays");

export const loader = guarded(
  { may: "households.read", params: householdParams },
  async ({ actor, params }) => {
    const household = await householdSplit(actor, params.chartId);
    const contact = await contactWordsOf(household.members.map(({ personId }) => personId));
    return { household, contact, isOwner: actor.permissions.includes("owner") };
  },
);

export const action = guarded(
  { may: "split-rules.edit", params: householdParams, form: splitFormSchema },
  async ({ actor, params: { chartId }, form, submission }) => {
    const { intent, rule, example } = form;
    if (intent === "preview")
      return replyWith({ ...submission.reply(), preview: { rule, cents: example } }, 200);
    await setSplitRule(actor, { chartId, rule });
    return redirectTo(`/admin/households/${chartId}`, {
      flash: { kind: "ok", text: "The split is saved. It counts for sessions from now on." },
    });
  },
);

export const clientAction = orNotSent;

export default function HouseholdPage() {
  const { household, contact, isOwner } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const preview = lastResult && "preview" in lastResult ? lastResult.preview : undefined;
  const zone = useRootData()?.practice?.zone ?? "America/New_York";
  return (
    <>
      <SplitPage household={household} zone={zone} lastResult={lastResult} preview={preview} />
      <div className="mt-10 empty:hidden">
        <ContactNotice people={household.members} words={contact} />
      </div>
      {isOwner ? (
        <p className="mt-10 border-t border-line pt-6">
          <Link to={`/admin/emergency/${household.chartId}`}>Open this record in an emergency</Link>
        </p>
      ) : null}
    </>
  );
}
