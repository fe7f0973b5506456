import { Avatar } from "#app/ui/avatar";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { toneByOrder } from "#app/ui/tone";
import type { TherapistCard } from "../therapist-queries.server";

/** The practice's therapists, each with what decides: for whom, in which language, where, and whether there is room. */
export function TherapistCards({ therapists }: { therapists: TherapistCard[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {therapists.map((one, index) => (
        <li
          key={one.therapistId}
          className="card relative grid content-start gap-3 p-5 has-[a:hover]:border-action"
        >
          <div className="flex items-center gap-3">
            <Avatar name={one.chosenName} tone={toneByOrder(index)} size="large" />
            <div>
              <h3 className="text-lg">
                <TextLink
                  to={`/therapists/${one.slug}`}
                  className="text-link underline-offset-4 after:absolute after:inset-0 hover:underline"
                >
                  {one.chosenName}
                </TextLink>
              </h3>
              <p className="text-sm text-ink-2">
                {one.credentials}
                {one.pronouns ? `, ${one.pronouns}` : ""}
              </p>
            </div>
          </div>
          <p className="text-ink-2">{one.intro}</p>
          <p className="text-sm text-ink-2">
            {one.languages.join(", ")}. Licensed in {one.states.join(" and ")}.
          </p>
          <div className="flex flex-wrap gap-2">
            {one.level === "associate" ? <Tag tone="lagoon">Reduced fee</Tag> : null}
            {one.accepting ? (
              <Tag tone="fern" icon="done">
                Takes new clients
              </Tag>
            ) : (
              <Tag icon="stopped">Full at the moment</Tag>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
