import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ownCharts } from "#app/domain/charts/chart-queries.server";
import { disclosureOf } from "#app/domain/charts/disclosure-queries.server";
import { memberChoices, uploadedWords, uploadProblem } from "#app/domain/charts/document";
import { uploadDocumentSchema } from "#app/domain/charts/schemas";
import { UploadForm } from "#app/domain/charts/ui/upload-form";
import { uploadDocument } from "#app/domain/charts/upload-document.server";
import { notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta: MetaFunction = titled("Upload a document");

const search = z.object({ chart: z.uuid().optional() });

/** Who can open it depends on the chart, so the chart comes first where there are several. */
export const loader = guarded(
  { may: "documents.share-own", search },
  async ({ actor, search: { chart: wanted } }) => {
    const charts = await ownCharts(actor);
    const chart = wanted ? charts.find((one) => one.chartId === wanted) : charts.length === 1 && charts[0];
    if (wanted && !chart) throw notFound();
    const policy = chart ? await disclosureOf(actor, chart.chartId) : null;
    return {
      charts: charts.map(({ chartId, label }) => ({ chartId, label })),
      chart: chart ? { chartId: chart.chartId, label: chart.label } : null,
      audiences: chart ? memberChoices(chart, actor.personId) : [],
      mustReadFirst: policy !== null && !policy.acknowledged,
    };
  },
);

export const action = guarded(
  { may: "documents.share-own", search, form: uploadDocumentSchema, files: true, hide: ["file"] },
  async ({ actor, form, submission }) => {
    try {
      const uploaded = await uploadDocument(actor, form);
      return redirectTo("/client/documents", { flash: { kind: "ok", text: uploadedWords(uploaded) } });
    } catch (error) {
      const fieldErrors = uploadProblem(error);
      if (!fieldErrors) throw error;
      return refuse(submission, { fieldErrors, hide: ["file"] });
    }
  },
);

export const clientAction = orNotSent;

export default function UploadDocumentPage() {
  const { charts, chart, audiences, mustReadFirst } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/client/documents">All documents</BackLink>
      <PageHeading caption={chart && charts.length > 1 ? chart.label : undefined}>
        Upload a document
      </PageHeading>
      {chart && mustReadFirst ? (
        <Notice
          kind="info"
          title="Before your first private document"
          actions={
            <Link to={`/client/disclosure/${chart.chartId}?for=upload`}>
              Read how private information is handled
            </Link>
          }
        >
          Your therapist works with one rule about what each of you tells them alone. Read it first.
        </Notice>
      ) : null}
      {chart ? (
        <UploadForm chartId={chart.chartId} audiences={audiences} result={result} />
      ) : (
        <ChooseChart charts={charts} />
      )}
    </div>
  );
}

function ChooseChart({ charts }: { charts: readonly { chartId: string; label: string }[] }) {
  if (charts.length === 0)
    return <EmptyState>You can send documents once you have a chart with a therapist.</EmptyState>;
  return (
    <section aria-labelledby="which" className="grid gap-3">
      <h2 id="which">Which chart is it for?</h2>
      <ul className="card divide-y divide-line">
        {charts.map((one) => (
          <li key={one.chartId} className="px-4 py-3">
            <Link to={`/client/documents/new?chart=${one.chartId}`}>{one.label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
