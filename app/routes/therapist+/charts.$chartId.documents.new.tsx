import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { careTeamChoices, uploadedWords, uploadProblem } from "#app/domain/charts/document";
import { readChart } from "#app/domain/charts/read-chart.server";
import { uploadDocumentSchema } from "#app/domain/charts/schemas";
import { UploadForm } from "#app/domain/charts/ui/upload-form";
import { uploadDocument } from "#app/domain/charts/upload-document.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

const params = z.object({ chartId: z.uuid() });

export const meta: MetaFunction = titled("Upload a document");

export const loader = guarded(
  { may: "documents.read-care-team", params },
  async ({ actor, params: { chartId } }) => {
    const chart = await readChart(actor, chartId);
    return { chartId, label: chart.label, audiences: careTeamChoices(chart) };
  },
);

export const action = guarded(
  { may: "documents.write-care-team", params, form: uploadDocumentSchema, files: true, hide: ["file"] },
  async ({ actor, params: { chartId }, form, submission }) => {
    try {
      const uploaded = await uploadDocument(actor, { ...form, chartId });
      const flash = { kind: "ok", text: uploadedWords(uploaded) } as const;
      return redirectTo(`/therapist/charts/${chartId}/documents`, { flash });
    } catch (error) {
      const fieldErrors = uploadProblem(error);
      if (!fieldErrors) throw error;
      return refuse(submission, { fieldErrors, hide: ["file"] });
    }
  },
);

export const clientAction = orNotSent;

export default function UploadDocumentPage() {
  const { chartId, label, audiences } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="grid max-w-2xl gap-6">
      <BackLink to={`/therapist/charts/${chartId}/documents`}>Documents</BackLink>
      <PageHeading caption={label}>Upload a document</PageHeading>
      <UploadForm chartId={chartId} audiences={audiences} result={result} />
    </div>
  );
}
