import { Link } from "@remix-run/react";
import { ArrowRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type LinkCardProps = {
  to: string;
  title: string;
  icon?: LucideIcon;
  headingLevel?: 2 | 3;
  children?: ReactNode;
};

/** A card that leads somewhere: its heading is the link, the whole card takes the press. */
export function LinkCard({ to, title, icon: Icon, headingLevel = 2, children }: LinkCardProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <div className="card group relative flex gap-4 p-4 transition-colors duration-100 has-[a:hover]:border-action sm:p-5">
      {Icon ? (
        <span className="tone-plum grid size-11 shrink-0 place-items-center rounded-md bg-tone text-tone-ink">
          <Icon aria-hidden="true" className="size-5.5" />
        </span>
      ) : null}
      <div className="min-w-0 flex-1">
        <Heading className="text-lg">
          <Link to={to} className="text-link underline-offset-4 after:absolute after:inset-0 hover:underline">
            {title}
          </Link>
        </Heading>
        {children ? <div className="mt-0.5 text-ink-2">{children}</div> : null}
      </div>
      <ArrowRight aria-hidden="true" className="mt-1 size-5 shrink-0 self-start text-link" />
    </div>
  );
}
