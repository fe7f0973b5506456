import { CalendarCheck, HeartHandshake, Video } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { centsInWords } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";
import { TwoShapesCover } from "#app/ui/two-shapes";

type HomeHeroProps = {
  states: string;
  tagline: string;
  /** Minutes of the free call. */
  callMinutes: number;
  /** How many days ahead `next` was looked for. */
  days: number;
  /** The first free time with its link, or null when there is none. */
  next: ReactNode;
};

export function HomeHero({ states, tagline, callMinutes, days, next }: HomeHeroProps) {
  return (
    <section className="page grid items-center gap-10 pt-10 pb-12 sm:pt-16 lg:grid-cols-[1.15fr_1fr] lg:gap-14">
      <div className="grid gap-5">
        <p className="font-semibold text-link">Online in {states}</p>
        <h1 className="text-4xl">{tagline}</h1>
        <p className="measure text-lg text-ink-2">
          Counseling for two, by secure video, with somebody who has heard it before. Every kind of couple and
          relationship is welcome here.
        </p>
        <ButtonRow>
          <ButtonLink to="/consult" wide>
            Book a free {callMinutes}-minute call
          </ButtonLink>
          <ButtonLink to="/therapists" kind="secondary" wide>
            Meet the therapists
          </ButtonLink>
        </ButtonRow>
        <p className="text-ink-2">
          No card and no account needed.
          <br />
          {next ?? (
            <>
              No free call in the next {days} days.{" "}
              <TextLink to="/consult">See later days, or call us.</TextLink>
            </>
          )}
        </p>
      </div>
      <div className="overflow-hidden rounded-xl shadow-card">
        <TwoShapesCover className="block aspect-[6/5] max-h-104 w-full" />
      </div>
    </section>
  );
}

type FactsProps = { fromCents: number | null; cancelWindowHours: number };

/** Three things people look for before anything else. */
export function HomeFacts({ fromCents, cancelWindowHours }: FactsProps) {
  const facts = [
    { icon: Video, title: "By video, from home", text: "Together on one sofa, or each from where you are." },
    {
      icon: HeartHandshake,
      title: "Clear prices",
      text: `${fromCents === null ? "Every price is on this page" : `From ${centsInWords(fromCents)} a session`}, with an estimate before you start.`,
    },
    {
      icon: CalendarCheck,
      title: "Change your mind free",
      text: `Move or cancel up to ${cancelWindowHours} hours before.`,
    },
  ];
  return (
    <ul className="page grid gap-3 sm:grid-cols-3 sm:gap-4">
      {facts.map(({ icon: Icon, title, text }) => (
        <li key={title} className="card flex gap-4 p-5">
          <Icon aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-link" />
          <div>
            <p className="font-bold">{title}</p>
            <p className="text-ink-2">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
