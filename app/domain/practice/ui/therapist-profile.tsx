import { stateNames } from "#app/domain/accounts/us-states";
import { Avatar } from "#app/ui/avatar";
import { Tag } from "#app/ui/tag";
import type { TherapistProfile } from "../therapist-queries.server";

export function ProfileHead({ therapist }: { therapist: TherapistProfile }) {
  return (
    <div className="flex flex-wrap items-center gap-5">
      <Avatar name={therapist.chosenName} size="large" />
      <div className="min-w-0">
        <h1>{therapist.chosenName}</h1>
        <p className="text-ink-2">
          {[therapist.pronouns, therapist.credentials].filter(Boolean).join(" · ")}
        </p>
      </div>
    </div>
  );
}

/** In their own plain words; where they are licensed, and in which languages they work. */
export function ProfileAbout({ therapist }: { therapist: TherapistProfile }) {
  const { intro, approach, firstSession, languages, specialties, licences } = therapist;
  return (
    <div className="grid gap-8">
      <p className="measure text-xl text-ink-2">{intro}</p>
      {specialties.length > 0 ? (
        <ul aria-label="Works with" className="flex flex-wrap gap-2">
          {specialties.map((one) => (
            <li key={one}>
              <Tag tone="plum">{one}</Tag>
            </li>
          ))}
        </ul>
      ) : null}
      <Words title="How I work" text={approach} />
      <Words title="What a first session is like" text={firstSession} />
      <section className="grid gap-2">
        <h2>Licenses and languages</h2>
        <ul className="grid gap-1 text-ink-2">
          {licences.map(({ state, number, kind }) => (
            <li key={number}>
              {stateNames([state])}, {kind === "state" ? "license" : "privilege to practice"} {number}
            </li>
          ))}
          <li>Works in {languages.join(" and ")}</li>
        </ul>
      </section>
    </div>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <section className="grid gap-2">
      <h2>{title}</h2>
      <p className="measure text-ink-2">{text}</p>
    </section>
  );
}
