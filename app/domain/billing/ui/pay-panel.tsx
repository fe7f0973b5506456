import { CreditCard } from "lucide-react";
import { cardWords } from "#app/domain/billing/card-words";
import type { SavedCard } from "#app/domain/billing/client-billing-view";
import { centsInWords } from "#app/ui/money-text";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

type PayPanelProps = { owedCents: number; card: SavedCard | null; requestKey: string };

/** One press with the saved card; any other card is entered on the payment partner's own page. */
export function PayPanel({ owedCents, card, requestKey }: PayPanelProps) {
  const amount = centsInWords(owedCents);
  return (
    <section aria-labelledby="pay" className="card no-print grid gap-4 p-4 sm:p-6">
      <h2 id="pay">Pay {amount}</h2>
      <PostForm className="grid gap-3">
        <input type="hidden" name="requestKey" value={requestKey} />
        {card ? (
          <SubmitButton
            name="with"
            value="saved-card"
            pendingLabel="Paying…"
            wide
            icon={<CreditCard aria-hidden="true" />}
          >
            {`Pay ${amount} with ${cardWords(card)}`}
          </SubmitButton>
        ) : null}
        <SubmitButton
          name="with"
          value="checkout"
          kind={card ? "secondary" : "primary"}
          pendingLabel="Opening…"
          wide
        >
          {card ? "Use another card" : `Pay ${amount} by card`}
        </SubmitButton>
      </PostForm>
      <p className="text-sm text-ink-3">
        Cards are entered on the secure page of our payment partner, Stripe. We never see or keep the number.
      </p>
    </section>
  );
}
