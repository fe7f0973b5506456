import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { centsInWords } from "#app/ui/money-text";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import type { TakenTime } from "../slot-choice";
import { AskLabel, AskNotice } from "./ask-label";
import { AttendingFields, type AttendingMember } from "./attending-fields";
import { TakenNotice } from "./taken-notice";

type ReviewFormProps = {
  slot: string;
  requestKey: string;
  chartId: string;
  serviceSlug: string;
  cents: number;
  zone: string;
  members: AttendingMember[];
  states: { value: string; label: string }[];
  /** Others who come are asked before it is booked. */
  asksFirst: boolean;
  /** The address of all free times. */
  allTimes: string;
  lastResult?: FormReply;
  taken?: TakenTime;
};

/** Where everybody will be, and the button that books and agrees to the price on it. */
export function ReviewForm(props: ReviewFormProps) {
  const { slot, requestKey, chartId, serviceSlug, cents, zone, members, states, lastResult, taken } = props;
  const { asksFirst } = props;
  const agreed = cents > 0 ? ` and agree to ${centsInWords(cents)}` : "";
  const [form] = formOf<{ attending: unknown }>({
    id: "book",
    lastResult,
    defaultValue: { attending: members.map(({ state }) => ({ state })) },
  });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="group grid gap-6">
        {taken ? (
          <TakenNotice
            taken={taken}
            zone={zone}
            showTherapist={false}
            allTimes={<TextLink to={props.allTimes}>See all free times</TextLink>}
          />
        ) : (
          <input type="hidden" name="slot" value={slot} />
        )}
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="chartId" value={chartId} />
        <input type="hidden" name="serviceSlug" value={serviceSlug} />
        <input type="hidden" name="agreedCents" value={cents} />
        <AttendingFields form={form} members={members} states={states} />
        <AskNotice asksFirst={asksFirst} members={members} />
        <SubmitButton wide pendingLabel="One moment…">
          <AskLabel
            asksFirst={asksFirst}
            members={members}
            alone={`Book${agreed}`}
            ask={(names) => `Ask ${names}${agreed}`}
          />
        </SubmitButton>
      </PostForm>
    </>
  );
}
