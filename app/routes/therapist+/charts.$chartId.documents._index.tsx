import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type DocumentView, isBeingChecked } from "#app/domain/charts/document";
import { chartDocuments } from "#app/domain/charts/document-queries.server";
import { readChart } from "#app/domain/charts/read-chart.server";
import { withdrawDocumentSchema } from "#app/domain/charts/schemas";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { DocumentList } from "#app/domain/charts/ui/document-list";
import { withdrawDocument } from "#app/domain/charts/withdraw-document.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { LookAgain } from "#app/ui/look-again";

const params = z.object({ chartId: z.uuid() });

export const meta: MetaFunction = titled("Documents of a chart");

export const loader = guarded(
  { may: "documents.read-care-team", params },
  async ({ actor, params: { chartId } }) => {
    const [chart, documents] = await Promise.all([readChart(actor, chartId), chartDocuments(actor, chartId)]);
    return { chart, documents, looksAgain: isBeingChecked(documents, new Date()), zone: actor.zone };
  },
);

export const action = guarded(
  { may: "documents.write-care-team", params, form: withdrawDocumentSchema, showsNoProblems: true },
  async ({ actor, params: { chartId }, form: { documentId } }) => {
    await withdrawDocument(actor, { documentId, chartId });
    return redirectTo(`/therapist/charts/${chartId}/documents`, {
      flash: { kind: "ok", text: "Taken back. It stays in the record." },
    });
  },
);

export default function ChartDocumentsPage() {
  const { chart, documents, looksAgain, zone } = useLoaderData<typeof loader>();
  const kept = documents.filter(({ withdrawnAt }) => withdrawnAt === null);
  const list = { base: `/therapist/charts/${chart.chartId}/documents`, zone };
  return (
    <div className="max-w-4xl">
      {looksAgain ? <LookAgain seconds={4} /> : null}
      <ChartHeader chart={chart} tab="/documents" />
      <p className="mb-6">
        <ButtonLink to={`${list.base}/new`} kind="secondary">
          Upload a document
        </ButtonLink>
      </p>
      {documents.length === 0 ? <EmptyState>Documents of this chart will be here.</EmptyState> : null}
      <Part
        {...list}
        id="joint"
        title="For everybody on the chart"
        documents={kept.filter(({ audience }) => audience === "joint")}
      />
      {membersOf(chart.members, kept).map(([personId, name]) => (
        <Part
          key={personId}
          {...list}
          id={`own-${personId}`}
          title={`Private, with ${name}`}
          documents={kept.filter(({ memberPersonId }) => memberPersonId === personId)}
        />
      ))}
      <Part
        {...list}
        id="taken-back"
        title="Taken back, kept in the record"
        documents={documents.filter(({ withdrawnAt }) => withdrawnAt !== null)}
      />
    </div>
  );
}

/** Whose alone some of them are, as they joined; after them those who have left the chart since. */
function membersOf(
  members: readonly { personId: string; chosenName: string }[],
  documents: readonly DocumentView[],
): [personId: string, name: string][] {
  const names = new Map(members.map(({ personId, chosenName }) => [personId, chosenName]));
  for (const { memberPersonId, memberName } of documents)
    if (memberPersonId !== null && !names.has(memberPersonId)) names.set(memberPersonId, memberName ?? "");
  return [...names];
}

type PartProps = { id: string; title: string; documents: DocumentView[]; base: string; zone: string };

function Part({ id, title, documents, ...list }: PartProps) {
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-8 grid gap-3">
      <h2 id={id}>{title}</h2>
      <DocumentList documents={documents} as="care-team" {...list} />
    </section>
  );
}
