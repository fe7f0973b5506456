import { idleMinutesOf } from "#app/domain/accounts/idle-limits";
import type { SessionEnds } from "#app/ui/session-ends";
import { signedInOf } from "./actor.server";

type Asked = { request: Request; context: { address?: string } };

/** When the session of a request ends, for the page to warn of it; null for visitors. */
export async function sessionEnds(asked: Asked): Promise<SessionEnds | null> {
  const signedIn = await signedInOf(asked);
  if (!signedIn) return null;
  const { actor, session } = signedIn;
  return { idleMinutes: idleMinutesOf(actor.roles), endsAt: session.absoluteExpiresAt.toISOString() };
}
