import { Button, ButtonRow } from "#app/ui/button";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { ErrorSummary } from "#app/ui/error-summary";
import { SelectField } from "#app/ui/field";
import { errorsAt, type FormReply, problemsOf } from "#app/ui/form-problems";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";
import type { HandOver } from "../hand-over-queries.server";

type HandOverPageProps = { person: HandOver; isOwner: boolean; zone: string; lastResult?: FormReply };

/** The id of the choice for one household, where an error of it is said. */
const choiceId = (chartId: unknown) => `to-${chartId}`;

/** What passes to others when somebody leaves, and the button that ends their work here. */
export function HandOverPage({ person, isOwner, zone, lastResult }: HandOverPageProps) {
  const { chosenName, ended, email } = person;
  const name = chosenName;
  return (
    <div className="grid max-w-4xl gap-6">
      <div>
        <ErrorSummary
          errors={problemsOf(lastResult).map(({ message }) => ({
            id: choiceId(lastResult?.initialValue?.chartId),
            message,
          }))}
        />
        <BackLink to="/admin/staff">Staff</BackLink>
        <PageHeading lead={ended ? `${name} works here no longer and cannot sign in.` : email}>
          {ended ? `What ${name} leaves behind` : `End ${name}’s work here`}
        </PageHeading>
      </div>
      {person.therapistId ? <Charts person={person} zone={zone} lastResult={lastResult} /> : null}
      {ended ? <Resume person={person} isOwner={isOwner} /> : <End person={person} isOwner={isOwner} />}
    </div>
  );
}

function Charts({ person, zone, lastResult }: Omit<HandOverPageProps, "isOwner">) {
  const { charts, colleagues, unsignedNotes, chosenName } = person;
  return (
    <section aria-labelledby="hand-over" className="grid gap-4">
      <h2 id="hand-over">To hand over</h2>
      {unsignedNotes > 0 ? (
        <Notice kind="warning">
          {unsignedNotes === 1
            ? "One session has no signed note."
            : `${unsignedNotes} sessions have no signed note.`}{" "}
          Only {chosenName} can write and sign them.
        </Notice>
      ) : null}
      <DataTable
        caption="Households and who takes them over"
        captionHidden
        rows={charts}
        rowKey={(row) => row.chartId}
        empty={
          <EmptyState>Nothing: no household is led by {chosenName}, and no session is booked.</EmptyState>
        }
        columns={[
          { key: "household", header: "Household", rowHeader: true, cell: (row) => row.household },
          {
            key: "next",
            header: "Next session",
            cell: (row) => (row.nextAt ? <TimeText iso={row.nextAt} zone={zone} yours={false} /> : "None"),
          },
          { key: "booked", header: "Booked", numeric: true, cell: (row) => row.bookedSessions },
          {
            key: "to",
            header: "Hand over",
            headerHidden: true,
            cell: (row) => (row.passesOn ? <Choice {...{ row, colleagues, lastResult }} /> : NOT_YOURS),
          },
        ]}
      />
      <p className="text-sm text-ink-3">
        Who takes a household over sees its record from now on. Sessions that are booked stay as they are: the
        new therapist books them again and cancels the old ones. Both therapists, the owners and everybody on
        the chart are told by mail. You cannot take a household over yourself, nor give it to somebody you
        invited while others manage the practice: somebody else who does so has to.
      </p>
    </section>
  );
}

/** Another leads it and this person has only sessions in it, or it is of the reader’s own household. */
const NOT_YOURS = "Not yours to hand over";

type ChoiceProps = {
  row: HandOver["charts"][number];
  colleagues: HandOver["colleagues"];
  lastResult: FormReply | undefined;
};

function Choice({ row, colleagues, lastResult }: ChoiceProps) {
  return (
    <PostForm className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="intent" value="hand-over" />
      <input type="hidden" name="chartId" value={row.chartId} />
      <SelectField
        id={choiceId(row.chartId)}
        name="therapistId"
        label={`Therapist for ${row.household}`}
        labelHidden
        placeholder="Choose a therapist"
        errors={
          lastResult?.initialValue?.chartId === row.chartId ? errorsAt(lastResult, "therapistId") : undefined
        }
        options={colleagues.map((one) => ({ value: one.therapistId, label: one.chosenName }))}
      />
      <Button kind="secondary" size="small">
        Hand over<span className="sr-only"> {row.household}</span>
      </Button>
    </PostForm>
  );
}

function End({ person, isOwner }: Pick<HandOverPageProps, "person" | "isOwner">) {
  const { chosenName, isYou, isAdmin } = person;
  if (isYou) return <Notice>You cannot end your own work here. Ask another owner.</Notice>;
  if (isAdmin && !isOwner) return <Notice>Only the owner can end the work of an admin.</Notice>;
  return (
    <section aria-labelledby="end" className="card grid gap-4 p-5 sm:p-6">
      <h2 id="end">End it now</h2>
      <p>
        {chosenName} is signed out everywhere and cannot sign in again. Nobody can book them any more. What
        they wrote stays in the records.
      </p>
      <PostForm>
        <input type="hidden" name="intent" value="end" />
        <ButtonRow>
          <SubmitButton kind="danger" pendingLabel="Ending…">
            End {chosenName}’s work here
          </SubmitButton>
        </ButtonRow>
      </PostForm>
    </section>
  );
}

function Resume({ person, isOwner }: Pick<HandOverPageProps, "person" | "isOwner">) {
  const { chosenName, wasAdmin } = person;
  if (wasAdmin && !isOwner) return <Notice>Only the owner can let an admin work here again.</Notice>;
  return (
    <PostForm>
      <input type="hidden" name="intent" value="resume" />
      <ButtonRow>
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Let {chosenName} work here again
        </SubmitButton>
      </ButtonRow>
    </PostForm>
  );
}
