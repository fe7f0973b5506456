import { ButtonLink, ButtonRow } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { type FieldLike, fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { andInWords } from "#app/ui/in-words";
import { MoneyText } from "#app/ui/money-text";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { SummaryList } from "#app/ui/summary-list";
import { formatTime } from "#app/ui/time-format";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";
import { answersOf, awaitedNames, awaitedOf } from "../request-card";
import { sumOf, type TimeRequestView } from "../time-request";
import { RequestAnswers } from "./request-notice";

type RequestPageProps = {
  request: TimeRequestView;
  /** Where the practice may treat people. */
  states: { value: string; label: string }[];
  open: boolean;
  zone: string;
  rule: { windowHours: number; feePercent: number };
  /** The first of its times is so close that canceling it already costs something. */
  late: boolean;
  lastResult?: FormReply;
};

/** A question about a time: what would be booked or moved, at which price, and the answer. */
export function RequestPage({ request, states, open, zone, rule, late, lastResult }: RequestPageProps) {
  const you = request.people.find((one) => one.isYou);
  const defaultValue = { state: you?.state ?? "" };
  const [form, fields] = formOf<{ state: string }>({ id: "answer", lastResult, defaultValue });
  return (
    <div className="form-column mx-0 grid gap-6">
      <div>
        <BackLink to="/client/sessions">Your sessions</BackLink>
        {open ? <OpenHeading request={request} zone={zone} /> : <OverHeading request={request} />}
      </div>
      <ErrorSummary errors={summaryFrom(form)} />
      <SummaryList rows={[...rowsOf(request, zone), cancelRow(rule, late)]} />
      {open ? (
        <div id="answer" tabIndex={-1}>
          <RequestAnswers
            id={request.id}
            answers={answersOf(request)}
            withYes={you && !request.moves ? <OwnState field={fields.state} states={states} /> : null}
          />
        </div>
      ) : (
        <ButtonRow>
          <ButtonLink to="/client/book">See all free times</ButtonLink>
          <ButtonLink to="/client/sessions" kind="secondary">
            Your sessions
          </ButtonLink>
        </ButtonRow>
      )}
      <WhoCanSee>
        {andInWords(everybody(request))} see this question. Your care team sees what is booked.
      </WhoCanSee>
    </div>
  );
}

/** Who comes to something new says where they will be; whoever asked has only guessed it. */
function OwnState({ field, states }: { field: FieldLike; states: RequestPageProps["states"] }) {
  return (
    <RadioGroup
      {...fieldProps(field)}
      label="Where will you be?"
      columns={3}
      hint="Your therapist must be licensed there on that day"
      options={states}
    />
  );
}

const everybody = ({ people, askedBy }: TimeRequestView): string[] => [
  ...new Set([askedBy.chosenName, ...people.map((one) => one.chosenName)]),
];

function OpenHeading({ request, zone }: { request: TimeRequestView; zone: string }) {
  const { isYours, askedBy, expiresAt, moves, people } = request;
  const several = request.dates.length > 1;
  const kept = (
    <>
      {several ? "These times are" : "This time is"} kept until{" "}
      <TimeText iso={expiresAt} zone={zone} mode="full" yours={false} />.
    </>
  );
  const waiting = awaitedNames(request);
  if (isYours) {
    const notYet = moves ? "Nothing moves without a yes." : "Nothing is booked without a yes.";
    return (
      <PageHeading
        lead={
          <>
            {kept} {notYet} If nobody answers by then we write to you.
          </>
        }
      >
        {waiting ? `${waiting} ${awaitedOf(request).length > 1 ? "are" : "is"} asked` : "Everybody is asked"}
      </PageHeading>
    );
  }
  const saidYes = people.some((one) => one.isYou && one.saidYes);
  return (
    <PageHeading
      lead={
        <>
          {saidYes ? `You said yes. ${waiting} has still to answer. ` : ""}
          {kept}
        </>
      }
    >
      {askedBy.chosenName} asks you {moves ? "to move" : "about"}{" "}
      {several ? "these times" : moves ? "this" : "this time"}
    </PageHeading>
  );
}

/** One that was answered with yes leads to what it booked. */
const OVER: Record<TimeRequestView["state"], string> = {
  accepted: "It is answered",
  declined: "The answer is no",
  withdrawn: "The question is taken back",
  expired: "Nobody answered in time",
  overtaken: "The session has changed meanwhile",
  open: "The time to answer is over",
};

function OverHeading({ request: { state, moves } }: { request: TimeRequestView }) {
  const nothing = moves ? "Nothing was moved by it." : "Nothing was booked by it.";
  return <PageHeading lead={`${nothing} The time is kept no longer.`}>{OVER[state]}</PageHeading>;
}

function rowsOf(request: TimeRequestView, zone: string) {
  const { dates, service, therapist, people, moves } = request;
  const cents = sumOf(request);
  const [first] = dates;
  return [
    {
      key: "when",
      label: "When",
      value: (
        <ul className="grid gap-1">
          {dates.map((date) => (
            <li key={date.id}>
              <TimeText iso={date.startsAt} zone={zone} mode={dates.length > 1 ? "full" : "long"} />
              {date.wasAt ? (
                <span className="block text-sm text-ink-2">instead of {formatTime(date.wasAt, zone)}</span>
              ) : null}
            </li>
          ))}
        </ul>
      ),
    },
    { key: "what", label: "Session", value: `${service.name}, with ${therapist.chosenName}` },
    { key: "who", label: "For", value: andInWords(people.map((one) => one.chosenName)) },
    {
      key: "price",
      label: "Price",
      value: (
        <>
          {dates.length > 1 && first ? `${dates.length} sessions, together ` : null}
          <MoneyText cents={cents} />
          {moves
            ? ", as agreed before"
            : ". After each session everybody gets their own share. Nothing is charged now."}
        </>
      ),
    },
  ];
}

const cancelRow = ({ windowHours, feePercent }: RequestPageProps["rule"], late: boolean) => ({
  key: "cancel",
  label: "Canceling",
  value: late
    ? `It begins within ${windowHours} hours: a yes can be taken back for three minutes, after that canceling costs ${feePercent}% of the price.`
    : `Free until ${windowHours} hours before. After that ${feePercent}% of the price is due.`,
});
