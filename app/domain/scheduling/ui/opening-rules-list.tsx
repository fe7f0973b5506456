import { SummaryList } from "#app/ui/summary-list";
import { bufferWords, minutesInWords, type OpeningRules } from "../opening-rules";

/** What else decides when somebody can be booked, for them to know; the practice sets it. */
export function OpeningRulesList({ rules }: { rules: OpeningRules }) {
  return (
    <SummaryList
      rows={[
        { key: "notice", label: "Notice", value: `At least ${minutesInWords(rules.noticeMinutes)} before` },
        { key: "horizon", label: "How far ahead", value: `${rules.horizonDays} days` },
        { key: "step", label: "Sessions begin", value: `Every ${minutesInWords(rules.slotStepMinutes)}` },
        { key: "most", label: "Most sessions a day", value: String(rules.dailyMaximum) },
        {
          key: "buffers",
          label: "Kept free",
          value: (
            <ul className="grid gap-1">
              {rules.services.map((service) => (
                <li key={service.name}>
                  {service.name}: {bufferWords(service)}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
