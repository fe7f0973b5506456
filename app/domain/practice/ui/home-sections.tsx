import type { ReactNode } from "react";

type HomeSectionProps = { id: string; title: string; lead?: string; children: ReactNode };

export function HomeSection({ id, title, lead, children }: HomeSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="page grid gap-6 pt-16 sm:pt-20">
      <div className="grid gap-2">
        <h2 id={`${id}-title`} className="text-3xl">
          {title}
        </h2>
        {lead ? <p className="measure text-ink-2">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}

const STEPS = [
  { title: "Choose a time", text: "Pick a free call that suits you. It takes two short pages." },
  { title: "Talk with a therapist", text: "By phone or video. You ask, we answer, and nobody decides yet." },
  {
    title: "Set up, each for yourself",
    text: "Invite your partner. Each of you has private forms of your own.",
  },
  { title: "Meet by video", text: "At your pace, weekly or less often. You can stop at any time." },
];

export function HowItWorks() {
  return (
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {STEPS.map(({ title, text }, index) => (
        <li key={title} className="grid content-start gap-2 border-t-4 border-marigold-400 pt-4">
          <span aria-hidden="true" className="font-display text-3xl font-[650] text-link">
            {index + 1}
          </span>
          <h3>{title}</h3>
          <p className="text-ink-2">{text}</p>
        </li>
      ))}
    </ol>
  );
}

const WHO = [
  {
    title: "Every form of relationship",
    text: "Married, partnered, dating, living apart, separating, two of you or more.",
  },
  { title: "Queer and trans people", text: "You will not have to explain who you are before we start." },
  { title: "Two faiths, two cultures", text: "When home means something different to each of you." },
  { title: "Open and non-monogamous", text: "We work with the agreements you have, and those you wish for." },
  { title: "New parents and blended families", text: "When there is less sleep and more of everybody else." },
  { title: "One person alone", text: "Start by yourself when your partner can't come, or doesn't want to." },
];

export function WhoWeSee() {
  return (
    <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {WHO.map(({ title, text }) => (
        <li key={title} className="grid content-start gap-1">
          <h3>{title}</h3>
          <p className="text-ink-2">{text}</p>
        </li>
      ))}
    </ul>
  );
}
