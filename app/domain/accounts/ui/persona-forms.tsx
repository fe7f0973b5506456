import type { Permission, Role } from "#app/domain/shared/actor";
import { personaStory } from "./persona-stories";

type Persona = { personId: string; chosenName: string; roles: Role[]; permissions: Permission[] };

const GROUPS: { title: string; has: (persona: Persona) => boolean }[] = [
  { title: "Therapists", has: ({ roles }) => roles.includes("therapist") },
  { title: "Office", has: ({ roles }) => roles.includes("admin") && !roles.includes("therapist") },
  { title: "Clients", has: ({ roles }) => roles.length > 0 && roles.every((role) => role === "client") },
];

/** One press signs in as one of the demo's made-up people. Renders nothing outside a demo. */
export function PersonaForms({ personas, next }: { personas: Persona[]; next: string }) {
  if (personas.length === 0) return null;
  return (
    <section aria-labelledby="personas" className="mt-10 rounded-lg border border-line bg-sunken p-4 sm:p-6">
      <h2 id="personas" className="text-lg">
        Look around as somebody
      </h2>
      <p className="mt-1 text-sm text-ink-2">
        This is a demo. Everybody here is made up. What it mails stands in the <a href="/outbox">outbox</a>.
      </p>
      {GROUPS.map(({ title, has }) => {
        const people = personas.filter(has);
        return people.length === 0 ? null : (
          <div key={title} className="mt-5">
            <h3 className="text-base">{title}</h3>
            <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-3">
              {people.map((persona) => (
                <li key={persona.personId}>
                  <form method="post" action="/sign-in/persona">
                    <input type="hidden" name="personId" value={persona.personId} />
                    <input type="hidden" name="next" value={next} />
                    <button type="submit" className="btn btn-secondary btn-small">
                      {persona.chosenName}
                      {detailOf(persona)}
                    </button>
                  </form>
                  <StoryLine of={persona.chosenName} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function StoryLine({ of }: { of: string }) {
  const story = personaStory(of);
  return story && <p className="mt-1 text-sm text-ink-2">{story}</p>;
}

function detailOf({ roles, permissions }: Persona): string {
  if (!roles.includes("admin")) return "";
  if (permissions.includes("owner")) return ", owner";
  return permissions.length > 0 ? `, ${permissions.join(" and ")}` : "";
}
