import { ButtonLink } from "#app/ui/button";
import { Checkbox } from "#app/ui/choice-groups";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { errorsAt, type FormReply, problemsOf, typedAt } from "#app/ui/form-problems";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";
import type { ConsentDefinition } from "../form-definition";
import type { MemberSignature } from "../signature-queries.server";

type ConsentPageProps = {
  item: {
    itemId: string;
    title: string;
    joint: boolean;
    sha256: string;
    versionNumber: number;
    completed: boolean;
    definition: ConsentDefinition;
    zone: string;
    signatures: MemberSignature[];
  };
  result?: FormReply;
};

/** One consent: plain words first, the full text, and the signature or who has signed. */
export function ConsentPage({ item, result }: ConsentPageProps) {
  return (
    <div className="form-column grid gap-6">
      <BackLink to="/client/intake">Your forms</BackLink>
      <ErrorSummary errors={problemsOf(result)} />
      <PageHeading caption={`Version ${item.versionNumber}`}>{item.title}</PageHeading>
      <section aria-labelledby="in-short" className="card grid gap-3 p-4 sm:p-6">
        <h2 id="in-short">In short</h2>
        <ul className="list-disc space-y-2 pl-6">
          {item.definition.summary.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <ConsentText definition={item.definition} itemId={item.itemId} />
      <Signatures item={item} />
      {item.completed ? (
        <div>
          <ButtonLink to="/client/intake">On to your forms</ButtonLink>
        </div>
      ) : (
        <SignForm item={item} result={result} />
      )}
    </div>
  );
}

function ConsentText({ definition, itemId }: { definition: ConsentDefinition; itemId: string }) {
  return (
    <details open className="card p-4 sm:p-6">
      <summary className="cursor-pointer font-semibold">The full text</summary>
      <div className="measure mt-4 grid gap-4">
        {definition.sections.map((section) => (
          <section key={section.heading} className="grid gap-2">
            <h3>{section.heading}</h3>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        <p className="no-print">
          <a href={`/client/intake/${itemId}/text.pdf`}>Download this text (PDF)</a>
        </p>
      </div>
    </details>
  );
}

function Signatures({ item }: { item: ConsentPageProps["item"] }) {
  const rows = item.signatures.map((signature) => ({
    key: signature.chosenName,
    label: signature.isOwn ? "You" : signature.chosenName,
    value: signature.at ? (
      <>
        {signature.signedName ? `${signature.signedName}, ` : "Signed "}
        <TimeText iso={signature.at} zone={item.zone} />
      </>
    ) : (
      signature.missing
    ),
  }));
  return (
    <section aria-labelledby="signatures" className="grid gap-3">
      <h2 id="signatures">Signatures</h2>
      {item.joint ? (
        <WhoCanSee>
          Each of you sees who has signed. It counts once everybody has signed this version.
        </WhoCanSee>
      ) : null}
      <SummaryList rows={rows} />
    </section>
  );
}

function SignForm({ item, result }: ConsentPageProps) {
  return (
    <PostForm className="grid gap-6">
      <input type="hidden" name="textSha256" value={item.sha256} />
      <Checkbox
        name="agree"
        id="agree"
        label={item.definition.intent}
        errors={errorsAt(result, "agree")}
        defaultChecked={typedAt(result, "agree") === "on"}
      />
      <TextField
        name="name"
        id="name"
        label="Your full name"
        hint="Typing your name here is your signature"
        autoComplete="name"
        errors={errorsAt(result, "name")}
        defaultValue={typedAt(result, "name")}
      />
      <div>
        <SubmitButton>Sign</SubmitButton>
      </div>
    </PostForm>
  );
}
