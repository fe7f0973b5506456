import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chartHeading } from "#app/domain/charts/chart-queries.server";
import { sentAnswers } from "#app/domain/intake/answer-queries.server";
import { AnswerList } from "#app/domain/intake/ui/answer-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { BackLink, PageHeading } from "#app/ui/page-heading";

const params = z.object({ chartId: z.uuid(), itemId: z.uuid() });

export const meta = titled("Answers");

export const loader = guarded(
  { may: "answers.read", params },
  async ({ actor, params: { chartId, itemId } }) => ({
    chart: await chartHeading(actor, chartId),
    sent: await sentAnswers(actor, chartId, itemId),
    zone: actor.zone,
  }),
);

export default function AnswersPage() {
  const { chart, sent, zone } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <BackLink to={`/therapist/charts/${chart.chartId}/forms`}>Forms</BackLink>
      <PageHeading>{chart.label}</PageHeading>
      <AnswerList sent={sent} zone={zone} />
    </div>
  );
}
