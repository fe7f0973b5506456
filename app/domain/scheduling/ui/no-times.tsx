import { Mail, Phone } from "lucide-react";
import { ButtonLink, ButtonRow } from "#app/ui/button";

type NoTimesProps = {
  days: number;
  contact: { phone: string; email: string };
  moreTo: string | null;
  waitTo?: string;
};

/** Nothing free: say so, show later days, and give two ways to a person. */
export function NoTimes({ days, contact, moreTo, waitTo }: NoTimesProps) {
  return (
    <div className="card form-column mx-0 grid gap-4 p-6">
      <h2>No free times in the next {days} days</h2>
      <p className="text-ink-2">Call or write to us. We keep a list, and we will find a time with you.</p>
      <ul className="grid gap-1">
        <li className="flex min-h-11 items-center gap-3">
          <Phone aria-hidden="true" className="size-5 text-link" />
          <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>
        </li>
        <li className="flex min-h-11 items-center gap-3">
          <Mail aria-hidden="true" className="size-5 text-link" />
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </li>
      </ul>
      {moreTo || waitTo ? (
        <ButtonRow>
          {moreTo ? <ButtonLink to={moreTo}>Show later days</ButtonLink> : null}
          {waitTo ? (
            <ButtonLink to={waitTo} kind="secondary">
              Join the waiting list
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
    </div>
  );
}
