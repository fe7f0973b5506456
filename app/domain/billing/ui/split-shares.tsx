import type { Payer } from "#app/domain/billing/household-view";
import { defaultSplitRule, type SplitRule, splitShare } from "#app/domain/billing/split-share";
import { PriceLines } from "#app/ui/price-lines";

type SplitSharesProps = { members: Payer[]; rule: SplitRule | null; cents: number };

/** What each payer of an amount would owe by a rule, to the cent. */
export function SplitShares({ members, rule, cents }: SplitSharesProps) {
  const shares = splitShare(cents, rule ?? defaultSplitRule(members.map((member) => member.personId)));
  return (
    <PriceLines
      lines={[
        ...members.map(({ personId, chosenName }) => ({
          key: personId,
          label: chosenName,
          cents: shares.find((share) => share.personId === personId)?.cents ?? 0,
        })),
        {
          key: "total",
          label: "Together",
          cents: shares.reduce((sum, share) => sum + share.cents, 0),
          total: true,
        },
      ]}
    />
  );
}
