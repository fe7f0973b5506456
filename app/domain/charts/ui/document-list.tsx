import { FileRow } from "#app/ui/file-row";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import { audienceWords, type DocumentView, kindWords } from "../document";

type DocumentListProps = {
  documents: readonly DocumentView[];
  /** The address above the documents' own. */
  base: string;
  zone: string;
  /** Who looks: a member reads of themselves as "you", the care team may take back everything. */
  as: "member" | "care-team";
  showChart?: boolean;
};

/** Documents with what they are, from when, who else can open them, and the way to take one back. */
export function DocumentList({ documents, ...list }: DocumentListProps) {
  return (
    <ul className="card divide-y divide-line px-4 sm:px-5">
      {documents.map((document) => (
        <li key={document.documentId}>
          <DocumentRow document={document} {...list} />
        </li>
      ))}
    </ul>
  );
}

type DocumentRowProps = Omit<DocumentListProps, "documents"> & { document: DocumentView };

function DocumentRow({ document, base, zone, as, showChart }: DocumentRowProps) {
  const { documentId, name, state, withdrawnAt, uploadedAt, uploaderName, isOwn } = document;
  const isMember = as === "member";
  const from = isOwn ? null : `From ${uploaderName} · `;
  return (
    <FileRow
      name={name}
      href={state === "open" ? `${base}/${documentId}/file` : undefined}
      kind={kindWords(document)}
      when={
        <>
          {from}
          {showChart ? `${document.chartLabel} · ` : null}
          <TimeText iso={uploadedAt} zone={zone} yours={false} />
        </>
      }
      whoCanSee={audienceWords(document, isMember)}
      status={<DocumentStatus document={document} zone={zone} />}
      actions={
        withdrawnAt === null && (isOwn || !isMember) ? (
          <TakeBack document={document} isMember={isMember} />
        ) : null
      }
    />
  );
}

function DocumentStatus({ document, zone }: { document: DocumentView; zone: string }) {
  if (document.withdrawnAt)
    return (
      <>
        <Tag icon="stopped">Taken back</Tag>
        <TimeText iso={document.withdrawnAt} zone={zone} yours={false} />
      </>
    );
  if (document.state === "being-checked")
    return (
      <>
        <Tag tone="marigold" icon="waiting">
          Being checked
        </Tag>
        <span>We look for viruses first. Until then nobody can open it.</span>
      </>
    );
  if (document.state === "destroyed")
    return (
      <>
        <Tag tone="brick" icon="stopped">
          Deleted
        </Tag>
        <span>A virus was found in this file. Nobody has opened it, and it is gone from here.</span>
      </>
    );
  return null;
}

/** Said in full before it is done: there is no way back. */
function TakeBack({ document, isMember }: { document: DocumentView; isMember: boolean }) {
  const whom = document.audience === "joint" ? "Nobody on this chart sees it any more." : null;
  return (
    <details className="basis-full sm:basis-auto sm:open:basis-full">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-link underline underline-offset-4">
        Take back<span className="sr-only"> {document.name}</span>
      </summary>
      <PostForm className="grid gap-3 pb-2">
        <input type="hidden" name="documentId" value={document.documentId} />
        <p className="measure text-sm text-ink-2">
          {whom ??
            (isMember
              ? "You do not see it any more."
              : `${document.memberName} does not see it any more.`)}{" "}
          It stays in the record that the care team keeps. This cannot be undone.
        </p>
        <div>
          <SubmitButton kind="secondary" pendingLabel="Taking it back…">
            Take back “{document.name}”
          </SubmitButton>
        </div>
      </PostForm>
    </details>
  );
}
