import { useActionData, useLoaderData } from "@remix-run/react";
import { cardWords } from "#app/domain/billing/card-words";
import { savedCard } from "#app/domain/billing/client-billing-queries.server";
import { keepSavedCard, removeSavedCard, startSavingCard } from "#app/domain/billing/save-card.server";
import { cardReturnSearch, cardSchema } from "#app/domain/billing/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary } from "#app/ui/error-summary";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Saved card");

export const loader = guarded(
  { may: "cards.manage-own", search: cardReturnSearch },
  async ({ actor, search }) => {
    if (search.setup) {
      const kept = await keepSavedCard(search.setup);
      const flash = kept ? { text: "Your card is saved." } : undefined;
      throw redirectTo("/client/billing/cards", { flash });
    }
    return { card: await savedCard(actor), requestKey: newId() };
  },
);

export const action = guarded(
  { may: "cards.manage-own", form: cardSchema },
  async ({ actor, form, submission }) => {
    if (form.intent === "remove") {
      await removeSavedCard(actor);
      return redirectTo("/client/billing/cards", { flash: { text: "We no longer keep your card." } });
    }
    try {
      return redirectTo((await startSavingCard(actor, { requestKey: form.requestKey })).url);
    } catch (error) {
      if (!isDomainError(error, "payments-away")) throw error;
      return refuse(submission, {
        formErrors: ["Our payment partner does not answer just now. Try again in a minute."],
      });
    }
  },
);

export const clientAction = orNotSent;

export default function CardsPage() {
  const { card, requestKey } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.error?.[""] ?? [];
  return (
    <div className="form-column">
      <ErrorSummary errors={problems.map((message) => ({ message }))} />
      <BackLink to="/client/billing">Billing</BackLink>
      <PageHeading lead="With a saved card you pay a statement in one press.">Saved card</PageHeading>
      {card ? (
        <Notice kind="info" title={cardWords(card)}>
          This card is charged only when you press Pay.
        </Notice>
      ) : (
        <p>No card is saved.</p>
      )}
      <PostForm className="mt-6 flex flex-wrap gap-3">
        <input type="hidden" name="requestKey" value={requestKey} />
        <SubmitButton
          name="intent"
          value="add"
          kind={card ? "secondary" : "primary"}
          pendingLabel="Opening…"
          wide
        >
          {card ? "Save another card instead" : "Save a card"}
        </SubmitButton>
        {card ? (
          <SubmitButton name="intent" value="remove" kind="secondary" pendingLabel="Removing…" wide>
            {`Remove ${cardWords(card)}`}
          </SubmitButton>
        ) : null}
      </PostForm>
      <div className="mt-8">
        <WhoCanSee isPrivate>
          Only you see this card; the office sees its last four digits. The number stays with our payment
          partner, Stripe.
        </WhoCanSee>
      </div>
    </div>
  );
}
