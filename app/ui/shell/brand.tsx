import { Link } from "@remix-run/react";
import { TwoShapes } from "#app/ui/two-shapes";

/** The practice's name with the mark, linking to where its reader starts. */
export function Brand({ name, to }: { name: string; to: string }) {
  return (
    <Link to={to} className="flex min-h-11 min-w-0 items-center gap-2.5 text-ink no-underline">
      <TwoShapes className="h-5 w-auto sm:h-6" />
      <span className="font-display leading-tight sm:text-lg font-[650] tracking-tight">{name}</span>
    </Link>
  );
}
