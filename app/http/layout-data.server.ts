import type { Actor } from "#app/domain/shared/actor";

type Area = { to: string; label: string };

/** What the shells of signed-in people say about them: their name, and the other areas they may go to. */
export function layoutData(actor: Actor, here: "client" | "therapist" | "admin") {
  const areas: (Area & { role: string })[] = [
    { role: "client", to: "/client", label: "My own sessions" },
    { role: "therapist", to: "/therapist", label: "My practice" },
    { role: "admin", to: "/admin", label: "Administration" },
  ];
  const others = areas.filter(({ role }) => role !== here && actor.roles.some((held) => held === role));
  return {
    name: actor.chosenName,
    permissions: actor.permissions,
    otherAreas: others.map(({ to, label }): Area => ({ to, label })),
  };
}
