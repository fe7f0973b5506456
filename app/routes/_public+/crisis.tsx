import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Help in a crisis");

export const loader = open({ may: "pages.open" }, () => null);

const LINES = [
  { name: "In danger now", words: "Call 911", href: "tel:911" },
  { name: "Suicide and Crisis Lifeline", words: "Call or text 988", href: "tel:988" },
  { name: "Crisis Text Line", words: "Text HOME to 741741", href: "sms:741741" },
  {
    name: "National Domestic Violence Hotline",
    words: "Call 1-800-799-7233, or text START to 88788",
    href: "tel:18007997233",
  },
  { name: "Trevor Project, for LGBTQ+ young people", words: "Call 1-866-488-7386", href: "tel:18664887386" },
  { name: "Trans Lifeline", words: "Call 877-565-8860", href: "tel:18775658860" },
] as const;

export default function CrisisPage() {
  return (
    <div className="page grid gap-6 py-8 sm:py-12">
      <PageHeading lead="We do not watch messages around the clock. These people answer at any hour, free of charge.">
        Help in a crisis
      </PageHeading>
      <ul className="grid max-w-2xl gap-3">
        {LINES.map(({ name, words, href }) => (
          <li key={name} className="card grid gap-1 p-4">
            <h2 className="text-lg">{name}</h2>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
