import { useLoaderData } from "@remix-run/react";
import { Mail, MapPin, Phone } from "lucide-react";
import { stateNames } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };
export const meta = titled("If you are in another state");

export const loader = open({ may: "practice.read" }, async () => {
  const { states, directoryUrl, email, phone } = await practiceProfile();
  const names = stateNames(states);
  return { names, directoryUrl, email, phone };
});

export default function ElsewherePage() {
  const { names, directoryUrl, email, phone } = useLoaderData<typeof loader>();
  return (
    <div className="page py-8 sm:py-12">
      <PageHeading
        lead={`Our therapists are licensed in ${names.join(" and ")}, and may only treat people who are there during a session.`}
      >
        We can't treat you where you are
      </PageHeading>
      <div className="grid max-w-2xl gap-6">
        <section className="card grid gap-3 p-5">
          <h2 className="flex items-center gap-2.5">
            <MapPin aria-hidden="true" className="size-5.5 text-link" />
            Find somebody near you
          </h2>
          <p className="text-ink-2">
            A national directory lists therapists by state, language and what they work with.
          </p>
          <p>
            <a href={directoryUrl} rel="noreferrer">
              Open the directory
            </a>
          </p>
        </section>
        <section className="card grid gap-3 p-5">
          <h2 className="flex items-center gap-2.5">
            <Mail aria-hidden="true" className="size-5.5 text-link" />
            Will you be in {names.join(" or ")} soon?
          </h2>
          <p className="text-ink-2">
            What counts is where you are during the session. Write or call, and we will look at it together.
          </p>
          <ul className="grid gap-1">
            <li className="flex min-h-11 items-center gap-3">
              <Mail aria-hidden="true" className="size-5 text-link" />
              <a href={`mailto:${email}`}>{email}</a>
            </li>
            <li className="flex min-h-11 items-center gap-3">
              <Phone aria-hidden="true" className="size-5 text-link" />
              <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>
            </li>
          </ul>
        </section>
        <ButtonRow>
          <ButtonLink to="/consult" kind="secondary">
            Go back to the times
          </ButtonLink>
        </ButtonRow>
      </div>
    </div>
  );
}
