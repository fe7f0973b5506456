import { PersonName } from "#app/ui/person-name";
import { Tabs } from "#app/ui/tabs";
import { toneByOrder } from "#app/ui/tone";
import { WhoCanSee } from "#app/ui/who-can-see";
import type { ChartView } from "../chart-queries.server";
import { DISCLOSURE_NAMES, DISCLOSURE_SUMMARIES } from "../disclosure-policy";

const TABS = [
  { path: "", label: "Overview" },
  { path: "/forms", label: "Forms" },
  { path: "/documents", label: "Documents" },
  { path: "/sessions", label: "Sessions and notes" },
  { path: "/messages", label: "Messages" },
  { path: "/billing", label: "Billing" },
  { path: "/access", label: "Who looked" },
] as const;

export type ChartTab = (typeof TABS)[number]["path"];

/** Who is on the chart, what may be told to whom, and the parts of the chart. */
export function ChartHeader({ chart, tab }: { chart: ChartView; tab: ChartTab }) {
  return (
    <header className="mb-6 grid gap-4">
      <h1>{chart.label}</h1>
      <ul className="flex flex-wrap gap-x-8 gap-y-3">
        {chart.members.map((member) => (
          <li key={member.personId}>
            <PersonName
              name={member.chosenName}
              pronouns={member.pronouns ?? undefined}
              detail={member.homeState ? `Lives in ${member.homeState}` : undefined}
              tone={toneByOrder(member.joinOrder - 1)}
            />
          </li>
        ))}
      </ul>
      {chart.kind === "individual" ? null : (
        <p className="measure text-sm text-ink-2">
          <strong>{DISCLOSURE_NAMES[chart.disclosurePolicy]}.</strong>{" "}
          {DISCLOSURE_SUMMARIES[chart.disclosurePolicy]}
        </p>
      )}
      <WhoCanSee>
        The care team reads this chart: {chart.careTeam.map((one) => one.chosenName).join(", ")}. Every look
        at it is recorded.
      </WhoCanSee>
      <Tabs
        label="Parts of the chart"
        tabs={TABS.map(({ path, label }) => ({
          to: `/therapist/charts/${chart.chartId}${path}`,
          label,
          current: path === tab,
        }))}
      />
    </header>
  );
}
