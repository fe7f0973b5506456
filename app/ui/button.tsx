import { Link } from "@remix-run/react";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cx } from "#app/ui/cx";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger" | "link";
export type ButtonSize = "normal" | "small";

const kinds: Record<ButtonKind, string> = {
  primary: "btn-primary",
  secondary: "btn-secondary",
  quiet: "btn-quiet",
  danger: "btn-danger",
  link: "btn-link",
};

export function buttonClass(kind: ButtonKind = "primary", size: ButtonSize = "normal", wide = false): string {
  return cx("btn", kinds[kind], size === "small" && "btn-small", wide && "w-full sm:w-auto");
}

type Look = { kind?: ButtonKind; size?: ButtonSize; wide?: boolean; icon?: ReactNode };

export type ButtonProps = Omit<ComponentProps<"button">, "children"> &
  Look & { children: ReactNode; pending?: boolean; pendingLabel?: string };

/**
 * A button whose text says what happens. `wide` fills the row on a phone.
 * While `pending` it keeps its width, shows `pendingLabel` and ignores a second press.
 */
export function Button(props: ButtonProps) {
  const {
    kind,
    size,
    wide,
    icon,
    pending = false,
    pendingLabel = "Saving…",
    className,
    children,
    onClick,
    ...rest
  } = props;
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending || rest["aria-disabled"]) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="submit"
      {...rest}
      className={cx(buttonClass(kind, size, wide), className)}
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      data-pending={pending || undefined}
      onClick={press}
    >
      {icon}
      <span className="grid">
        <span className={cx("col-start-1 row-start-1", pending && "invisible")}>{children}</span>
        {pending ? <span className="col-start-1 row-start-1">{pendingLabel}</span> : null}
      </span>
    </button>
  );
}

export type ButtonLinkProps = ComponentProps<typeof Link> & Look;

/** A link that looks like a button: it goes somewhere, a button does something. */
export function ButtonLink({ kind, size, wide, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={cx(buttonClass(kind, size, wide), className)}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}

/** Buttons side by side, under each other on a phone. The main one comes first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
