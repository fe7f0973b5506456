import type { FormReply } from "#app/ui/form-problems";
import { type SettingField, SettingsForm } from "./form-parts";

const FIELDS: readonly SettingField[] = [
  { kind: "text", name: "name", label: "Name of the practice" },
  { kind: "text", name: "shortName", label: "Short name", hint: "Mails and calendar entries use it" },
  { kind: "text", name: "tagline", label: "Tagline" },
  { kind: "text", name: "email", label: "E-mail address", type: "email" },
  { kind: "text", name: "phone", label: "Phone", width: "medium" },
  { kind: "text", name: "addressLine", label: "Address" },
  { kind: "text", name: "city", label: "City", width: "medium" },
  { kind: "text", name: "state", label: "State", hint: "Two letters", width: "short" },
  { kind: "text", name: "postalCode", label: "ZIP code", width: "short" },
  {
    kind: "text",
    name: "states",
    label: "States where clients can be",
    hint: "Two letters each, separated by commas",
    width: "medium",
  },
  { kind: "text", name: "noticeMinutes", label: "Booking closes this many minutes before", width: "short" },
  { kind: "text", name: "horizonDays", label: "Booking opens this many days ahead", width: "short" },
  {
    kind: "text",
    name: "cancelWindowHours",
    label: "Canceling is free until this many hours before",
    width: "short",
  },
  {
    kind: "text",
    name: "lateCancelFeePercent",
    label: "Fee after that, in percent of the price",
    width: "short",
  },
  {
    kind: "text",
    name: "freeLateCancels",
    label: "Late cancellations without a fee, per chart and year",
    width: "short",
  },
  { kind: "text", name: "paymentDueDays", label: "Days to pay an invoice", width: "short" },
  { kind: "text", name: "replyBusinessDays", label: "Business days to answer a message", width: "short" },
  { kind: "text", name: "directoryUrl", label: "Directory for people in other states" },
  {
    kind: "text",
    name: "videoHosts",
    label: "Video services you use",
    hint: "Like video.example.com, separated by commas. Empty: any address may be entered",
  },
];

type PracticeFormProps = { values: Record<string, string | number>; lastResult?: FormReply };

/** Everything about the practice that pages and rules read. */
export const PracticeForm = ({ values, lastResult }: PracticeFormProps) => (
  <SettingsForm
    id="practice"
    title="The practice"
    fields={FIELDS}
    values={values}
    save="Save the settings"
    lastResult={lastResult}
  />
);
