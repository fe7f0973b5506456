import { AUTHENTICATION_REQUIRED, type Decline, GENERIC_DECLINE, type TestCard } from "./test-cards";
import type { CardTrait } from "./types";

type Decision = { kind: "accepted" } | { kind: "challenge" } | { kind: "declined"; decline: Decline };

type Situation = {
  /** The cardholder is not there to confirm. */
  offSession: boolean;
  /** The card belongs to a customer already. */
  saved: boolean;
  /** The cardholder has just confirmed with their bank. */
  authenticated: boolean;
};

function needsChallenge(card: TestCard, trait: CardTrait, { offSession, authenticated }: Situation): boolean {
  if (card.challenge === undefined || authenticated) return false;
  return card.challenge === "always" || !(offSession && trait.setUp);
}

/** What the bank says to a charge. */
export function decideCharge(card: TestCard, trait: CardTrait, situation: Situation): Decision {
  if (card.decline) return { kind: "declined", decline: card.decline };
  if (card.declinesOnceSaved && situation.saved) return { kind: "declined", decline: GENERIC_DECLINE };
  if (!needsChallenge(card, trait, situation)) return { kind: "accepted" };
  return situation.offSession
    ? { kind: "declined", decline: AUTHENTICATION_REQUIRED }
    : { kind: "challenge" };
}

/** What the bank says to saving a card. */
export function decideSetup(card: TestCard, authenticated: boolean): Decision {
  if (card.decline) return { kind: "declined", decline: card.decline };
  return card.challenge && !authenticated ? { kind: "challenge" } : { kind: "accepted" };
}
