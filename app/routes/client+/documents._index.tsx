import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { type DocumentView, isBeingChecked } from "#app/domain/charts/document";
import { ownDocuments } from "#app/domain/charts/document-queries.server";
import { withdrawDocumentSchema } from "#app/domain/charts/schemas";
import { DocumentList } from "#app/domain/charts/ui/document-list";
import { withdrawDocument } from "#app/domain/charts/withdraw-document.server";
import { ownPackets } from "#app/domain/intake/packet-queries.server";
import { ownSignatureDates } from "#app/domain/intake/signature-queries.server";
import { packetTasks } from "#app/domain/intake/ui/packet-tasks";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { FileRow } from "#app/ui/file-row";
import { andInWords } from "#app/ui/in-words";
import { LookAgain } from "#app/ui/look-again";
import { PageHeading } from "#app/ui/page-heading";
import { TaskList } from "#app/ui/task-list";
import { TimeText } from "#app/ui/time-text";

export const meta: MetaFunction = titled("Documents");

export const loader = guarded({ may: "documents.read-own" }, async ({ actor }) => {
  const [documents, packets, signedAt] = await Promise.all([
    ownDocuments(actor),
    ownPackets(actor),
    ownSignatureDates(actor),
  ]);
  const entries = packets.flatMap(({ chartLabel, entries: own }) =>
    own.map((one) => ({ ...one, chartLabel })),
  );
  return {
    documents,
    toDo: packetTasks(entries, "/client/intake").filter((task) => task.status !== "completed"),
    signed: entries.flatMap(({ itemId, title, waitingFor, chartLabel, kind }) => {
      const at = signedAt.get(itemId);
      return kind === "consent" && at ? { itemId, title, waitingFor, chartLabel, at } : [];
    }),
    severalCharts: packets.length > 1,
    looksAgain: isBeingChecked(documents, new Date()),
    zone: actor.zone,
  };
});

export const action = guarded(
  { may: "documents.take-back-own", form: withdrawDocumentSchema, showsNoProblems: true },
  async ({ actor, form: { documentId } }) => {
    await withdrawDocument(actor, { documentId, chartId: null });
    return redirectTo("/client/documents", { flash: { kind: "ok", text: "Taken back." } });
  },
);

export default function DocumentsPage() {
  const { documents, toDo, signed, severalCharts, looksAgain, zone } = useLoaderData<typeof loader>();
  const upload = <ButtonLink to="/client/documents/new">Upload a document</ButtonLink>;
  const listOf = (some: DocumentView[]) => (
    <DocumentList
      documents={some}
      base="/client/documents"
      zone={zone}
      as="member"
      showChart={severalCharts}
    />
  );
  const own = documents.filter((document) => document.isOwn);
  const fromTherapist = documents.filter((document) => !document.isOwn && document.fromCareTeam);
  const fromOthers = documents.filter((document) => !document.isOwn && !document.fromCareTeam);
  return (
    <div className="mx-auto grid max-w-2xl gap-8">
      {looksAgain ? <LookAgain seconds={4} /> : null}
      <PageHeading actions={upload}>Documents</PageHeading>
      {toDo.length > 0 ? (
        <Part id="to-do" title="To do">
          <TaskList tasks={toDo} />
        </Part>
      ) : null}
      {signed.length > 0 ? (
        <Part id="signed" title="Signed">
          <ul className="card divide-y divide-line px-4 sm:px-5">
            {signed.map((one) => (
              <li key={one.itemId}>
                <FileRow
                  name={one.title}
                  href={`/client/intake/${one.itemId}/text.pdf`}
                  kind="PDF"
                  when={
                    <>
                      {severalCharts ? `${one.chartLabel} · ` : null}
                      Signed <TimeText iso={one.at} zone={zone} yours={false} />
                    </>
                  }
                  whoCanSee={
                    one.waitingFor.length > 0 ? `Waiting for ${andInWords(one.waitingFor)}` : undefined
                  }
                />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {fromTherapist.length > 0 ? (
        <Part id="from-therapist" title="From your therapist">
          {listOf(fromTherapist)}
        </Part>
      ) : null}
      {fromOthers.length > 0 ? (
        <Part id="from-others" title="From others on your chart">
          {listOf(fromOthers)}
        </Part>
      ) : null}
      <Part id="own" title="Your uploads">
        {own.length > 0 ? (
          listOf(own)
        ) : (
          <EmptyState>What you upload will be here. You choose who can open it.</EmptyState>
        )}
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
