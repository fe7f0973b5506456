import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";

/** The sentence under a label. */
export function FieldHint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-sm text-ink-3">
      {children}
    </p>
  );
}

/** The error of one field, with an icon and a hidden "Error:" so that colour is not needed. */
export function FieldError({ id, errors }: { id?: string; errors?: string[] }) {
  if (!errors?.length) return null;
  return (
    <p id={id} className="flex gap-1.5 font-semibold text-danger">
      <CircleAlert aria-hidden="true" className="mt-1 size-4.5 shrink-0" />
      <span>
        <span className="sr-only">Error: </span>
        {errors.join(" ")}
      </span>
    </p>
  );
}

/** The block around one question: an edge on the left marks an error. */
export function FieldFrame({ invalid, children }: { invalid: boolean; children: ReactNode }) {
  return <div className={cx("grid gap-1.5", invalid && "border-l-4 border-danger pl-4")}>{children}</div>;
}

/** "(optional)" after a label: what is not marked is required. */
export function Optional() {
  return <span className="font-normal text-ink-3"> (optional)</span>;
}
