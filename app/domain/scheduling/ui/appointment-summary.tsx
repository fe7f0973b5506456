import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";
import { type AppointmentView, minutesOf } from "../appointment-view";
import { howWords } from "./how-words";

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
