import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import type { TherapistCard } from "../therapist-queries.server";

type NoRoomProps = {
  firstName: string;
  alike: Pick<TherapistCard, "slug" | "chosenName" | "intro">[];
  contact: { phone: string; email: string };
};

/** A therapist without room: how to be told, and who is like them. */
export function NoRoom({ firstName, alike, contact }: NoRoomProps) {
  return (
    <>
      <Notice kind="warning" title={`${firstName} is not taking new clients now.`}>
        Call <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a> or write to{" "}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>, and we put you on the list.
      </Notice>
      {alike.length > 0 ? (
        <section aria-labelledby="alike" className="card grid gap-4 p-5">
          <h2 id="alike">These have room</h2>
          <ul className="grid gap-4">
            {alike.map(({ slug, chosenName, intro }) => (
              <li key={slug} className="grid gap-1">
                <TextLink
                  to={`/therapists/${slug}`}
                  className="text-link font-semibold underline underline-offset-4"
                >
                  {chosenName}
                </TextLink>
                <span className="text-ink-2">{intro}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
