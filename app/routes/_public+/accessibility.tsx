import { useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Accessibility");

export const loader = open({ may: "practice.read" }, async () => {
  const { email, phone } = await practiceProfile();
  return { email, phone };
});

export default function AccessibilityPage() {
  const { email, phone } = useLoaderData<typeof loader>();
  return (
    <div className="page grid gap-8 py-8 sm:py-12">
      <PageHeading lead="These pages are made for everybody, on a hard day too.">Accessibility</PageHeading>
      <section className="grid gap-2">
        <h2>What we do</h2>
        <ul className="measure grid list-disc gap-2 pl-5 text-ink-2">
          <li>We aim for the Web Content Accessibility Guidelines 2.2, level AA.</li>
          <li>Everything works with a keyboard, on a small phone, and enlarged to 400 percent.</li>
          <li>Everything you need to do works without JavaScript.</li>
          <li>Nothing blinks or plays by itself, and no color alone carries a meaning.</li>
          <li>You choose light or dark colors at the bottom of each page.</li>
        </ul>
      </section>
      <section className="grid gap-2">
        <h2>How we check</h2>
        <p className="measure text-ink-2">
          Pages are tested by a program each time we change them. A program finds some problems only, so we
          want to hear of yours.
        </p>
      </section>
      <section className="grid gap-2">
        <h2>Something doesn't work for you?</h2>
        <p className="measure text-ink-2">
          Write to <a href={`mailto:${email}`}>{email}</a> or call{" "}
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>. We help you right away, by phone if
          you like, and then correct the page.
        </p>
      </section>
    </div>
  );
}
