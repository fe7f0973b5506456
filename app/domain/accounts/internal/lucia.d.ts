import type { Lucia } from "lucia";
import type { Actor } from "#app/domain/shared/actor";
import type { SessionAttributes } from "./lucia-adapter.server";

// Lucia takes its types from an interface of this name.
declare module "lucia" {
  export interface Register {
    Lucia: Lucia<SessionAttributes, { actor: Actor }>;
    DatabaseUserAttributes: { actor: Actor };
    DatabaseSessionAttributes: SessionAttributes;
  }
}
