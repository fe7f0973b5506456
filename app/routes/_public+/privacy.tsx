import { useLoaderData } from "@remix-run/react";
import { currentPolicy, practiceProfile } from "#app/domain/practice/practice-queries.server";
import { notFound } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

export const meta = titled("Privacy");

export const loader = open({ may: "practice.read" }, async () => {
  const [policy, { zone, email }] = await Promise.all([currentPolicy("privacy"), practiceProfile()]);
  if (!policy) throw notFound();
  return { policy, zone, email };
});

export default function PrivacyPage() {
  const { policy, zone, email } = useLoaderData<typeof loader>();
  return (
    <div className="page grid gap-6 py-8 sm:py-12">
      <PageHeading
        lead={
          <>
            Version {policy.version}, in force since{" "}
            <TimeText iso={policy.publishedAt} zone={zone} mode="date" yours={false} />
          </>
        }
      >
        {policy.title}
      </PageHeading>
      <p className="measure">{policy.text}</p>
      <p className="measure">
        Questions, or a weakness you found? Write to <a href={`mailto:${email}`}>{email}</a>.
      </p>
    </div>
  );
}
