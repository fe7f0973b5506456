import { useLoaderData } from "@remix-run/react";
import { licenceNews } from "#app/domain/insights/licence-news-queries.server";
import { practiceOverview } from "#app/domain/insights/overview-queries.server";
import { GivenUpNotice } from "#app/domain/insights/ui/given-up-notice";
import { LicenceNotice } from "#app/domain/insights/ui/licence-notice";
import { OverviewCharts } from "#app/domain/insights/ui/overview-charts";
import { OverviewNumbers } from "#app/domain/insights/ui/overview-numbers";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Overview");

export const loader = guarded({ may: "practice.overview" }, async ({ actor }) => {
  const [overview, licences] = await Promise.all([practiceOverview(actor), licenceNews(actor)]);
  return { overview, licences };
});

export default function OverviewPage() {
  const { overview, licences } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Overview</PageHeading>
      <GivenUpNotice count={overview.givenUpWork} />
      <LicenceNotice {...licences} />
      <OverviewNumbers overview={overview} />
      <OverviewCharts overview={overview} />
    </>
  );
}
