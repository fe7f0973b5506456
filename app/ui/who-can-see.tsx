import { Eye, Lock } from "lucide-react";
import type { ReactNode } from "react";

type WhoCanSeeProps = {
  /** The whole sentence: "You, Robin, and Amara can read this." */
  children: ReactNode;
  /** Shows a lock: only one reader besides the writer. */
  isPrivate?: boolean;
};

/** One line on every page with shared or private content: who reads this. */
export function WhoCanSee({ children, isPrivate = false }: WhoCanSeeProps) {
  const Icon = isPrivate ? Lock : Eye;
  return (
    <p className="flex gap-2.5 rounded-md border border-line bg-sunken px-3.5 py-2.5 text-sm text-ink-2">
      <Icon aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-link" />
      <span>
        <span className="sr-only">Who can see this: </span>
        {children}
      </span>
    </p>
  );
}
