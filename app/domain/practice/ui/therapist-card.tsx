import { Avatar } from "#app/ui/avatar";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { toneByOrder } from "#app/ui/tone";
import type { TherapistCard as Therapist } from "../therapist-queries.server";

type TherapistCardProps = { therapist: Therapist; index: number; headingLevel?: 2 | 3 };

/** A therapist in short; the whole card leads to their page. */
export function TherapistCard({ therapist, index, headingLevel = 3 }: TherapistCardProps) {
  const { slug, chosenName, pronouns, credentials, intro, languages, states, accepting, level } = therapist;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <article className="card relative flex h-full flex-col gap-4 p-5 transition-colors duration-100 has-[a:hover]:border-action sm:p-6">
      <div className="flex items-center gap-4">
        <Avatar name={chosenName} tone={toneByOrder(index)} size="large" />
        <div className="min-w-0">
          <Heading className="text-xl">
            <TextLink
              to={`/therapists/${slug}`}
              className="text-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {chosenName}
            </TextLink>
          </Heading>
          <p className="text-sm text-ink-3">{[pronouns, credentials].filter(Boolean).join(" · ")}</p>
        </div>
      </div>
      <p className="flex-1 text-ink-2">{intro}</p>
      <dl className="grid gap-1 border-t border-line pt-4 text-sm">
        <Fact label="Speaks" value={languages.join(" and ")} />
        <Fact label="Licensed in" value={states.join(" and ")} />
      </dl>
      <div className="flex flex-wrap gap-2">
        {accepting ? (
          <Tag tone="fern" icon="done">
            Has room
          </Tag>
        ) : (
          <Tag icon="waiting">No room now</Tag>
        )}
        {level === "associate" ? <Tag tone="lagoon">Reduced fee</Tag> : null}
      </div>
    </article>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-ink-3">{label}</dt>
      <dd className="font-semibold">{value}</dd>
    </div>
  );
}
