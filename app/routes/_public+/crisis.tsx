import { Phone } from "lucide-react";
import { CRISIS_CONTACTS } from "#app/domain/practice/crisis-contacts";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Help right now");

const digits = (number: string): string => number.replaceAll(/\D/g, "");

export default function CrisisPage() {
  return (
    <div className="page py-8 sm:py-12">
      <PageHeading lead="We are not an emergency service and may not read a message in time. These people answer now.">
        Help right now
      </PageHeading>
      <ul className="grid gap-4 sm:grid-cols-2">
        {CRISIS_CONTACTS.map(({ name, what, call, text }) => (
          <li key={name} className="card grid content-start gap-2 p-5">
            <h2>{name}</h2>
            <p className="text-ink-2">{what}</p>
            {call ? (
              <p className="flex min-h-11 items-center gap-2 font-semibold">
                <Phone aria-hidden="true" className="size-5 text-link" />
                <a href={`tel:${digits(call)}`}>Call {call}</a>
              </p>
            ) : null}
            {text ? (
              <p className="flex min-h-11 items-center font-semibold">
                <a href={`sms:${text.to}`}>
                  {text.word ? `Text ${text.word} to ${text.to}` : `Text ${text.to}`}
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
