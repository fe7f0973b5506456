import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { useRootData } from "#app/http/use-root-data";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Accessibility");

export const loader = open({ may: "pages.open" }, () => null);

export default function AccessibilityPage() {
  const practice = useRootData()?.practice;
  return (
    <div className="page grid gap-6 py-8 sm:py-12">
      <PageHeading>Accessibility</PageHeading>
      <p className="measure">
        This portal is made to work with a keyboard, a screen reader, large text, a small phone, in the dark
        and without JavaScript. Our aim is WCAG 2.2, level AA, and every page is checked for it.
      </p>
      {practice ? (
        <p className="measure">
          If something does not work for you, call {practice.phone} or write to{" "}
          <a href={`mailto:${practice.email}`}>{practice.email}</a>. We answer within a business day and find
          another way for what you need until it is mended.
        </p>
      ) : null}
    </div>
  );
}
