import { useLoaderData } from "@remix-run/react";
import { listTherapists } from "#app/domain/practice/therapist-queries.server";
import { TherapistCard } from "#app/domain/practice/ui/therapist-card";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Our therapists");

export const loader = open({ may: "practice.read" }, async () => ({ therapists: await listTherapists() }));

export default function TherapistsPage() {
  const { therapists } = useLoaderData<typeof loader>();
  return (
    <div className="page py-8 sm:py-12">
      <PageHeading lead="Not sure who fits? Book a free call with anybody. We tell you honestly when a colleague is the better choice.">
        Our therapists
      </PageHeading>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {therapists.map((therapist, index) => (
          <li key={therapist.slug}>
            <TherapistCard therapist={therapist} index={index} headingLevel={2} />
          </li>
        ))}
      </ul>
    </div>
  );
}
