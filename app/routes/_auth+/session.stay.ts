import { homeOf } from "#app/domain/accounts/landing";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

export const loader = guarded({ may: "session.prolong" }, ({ actor }) => redirectTo(homeOf(actor.roles)));

/** Whoever asks is still there: being asked is all it takes to move the end of their session. */
export const action = guarded({ may: "session.prolong" }, () => Response.json({ isSignedIn: true }));
