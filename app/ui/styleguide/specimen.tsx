import type { ReactNode } from "react";

/** A group of components with its heading. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="border-b border-line pb-2 text-2xl">
        {title}
      </h2>
      <div className="mt-6 grid gap-8">{children}</div>
    </section>
  );
}

/** One component in one state, with the state's name over it. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-3">
      <h3 className="font-sans text-sm font-semibold text-ink-3">{name}</h3>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
