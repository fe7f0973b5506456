import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";
import { type AppointmentView, minutesOf } from "../appointment-view";

export const howWords = (view: Pick<AppointmentView, "place" | "lead">): string => {
  if (view.place === "office") return "At our office";
  if (view.place === "telehealth") return "By video";
  return view.lead?.phone ? `By phone, we call ${view.lead.phone}` : "By phone";
};

/** When, with whom, how and the reference of one appointment. */
export function AppointmentSummary({ view, zone }: { view: AppointmentView; zone: string }) {
  const together = view.attending.map((one) => one.chosenName).join(" and ");
  return (
    <SummaryList
      rows={[
        { key: "when", label: "When", value: <TimeText iso={view.startsAt} zone={zone} mode="long" /> },
        { key: "who", label: "With", value: view.therapist.chosenName },
        ...(together ? [{ key: "attending", label: "Attending", value: together }] : []),
        { key: "how", label: "How", value: howWords(view) },
        { key: "length", label: "Length", value: `${minutesOf(view)} minutes` },
        { key: "reference", label: "Reference", value: <span className="font-mono">{view.reference}</span> },
      ]}
    />
  );
}
