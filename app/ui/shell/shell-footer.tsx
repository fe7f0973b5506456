import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { NavItem } from "#app/ui/shell/nav-item";
import { type Theme, ThemeForm } from "#app/ui/theme-form";

type ShellFooterProps = {
  name: string;
  items?: NavItem[];
  contact?: { phone?: string; email?: string };
  note?: ReactNode;
  /** The choice in force; `null` leaves the color buttons out. */
  theme?: Theme | null;
  children: ReactNode;
};

/** The bottom of every page: help first, in the same place everywhere. */
export function ShellFooter({ name, items = [], contact, note, theme, children }: ShellFooterProps) {
  return (
    <footer data-shell="footer" className="mt-16 border-t border-line bg-sunken">
      <div className="page grid gap-6 py-8">
        {children}
        {contact?.phone || contact?.email ? <Contact {...contact} /> : null}
        {items.length > 0 ? (
          <nav aria-label="Footer">
            <ul className="flex flex-wrap gap-x-6">
              {items.map((item) => (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    className="inline-flex min-h-11 items-center text-sm text-link underline underline-offset-4"
                  >
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-5 text-sm text-ink-3">
          <div className="grid gap-1">
            <p>{name}</p>
            {note ? <div className="measure">{note}</div> : null}
          </div>
          {theme === null ? null : <ThemeForm current={theme} />}
        </div>
      </div>
    </footer>
  );
}

function Contact({ phone, email }: { phone?: string; email?: string }) {
  return (
    <p className="text-sm text-ink-2">
      Questions?{" "}
      {phone ? (
        <>
          Call <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </>
      ) : null}
      {phone && email ? " or write to " : null}
      {email ? (
        <>
          {phone ? null : "Write to "}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      ) : null}
      .
    </p>
  );
}
