import { Avatar, AvatarGroup } from "#app/ui/avatar";
import { BarChart } from "#app/ui/bar-chart";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { FileRow } from "#app/ui/file-row";
import { LineChart } from "#app/ui/line-chart";
import { centsInWords, MoneyText } from "#app/ui/money-text";
import { PersonName } from "#app/ui/person-name";
import { PriceLines } from "#app/ui/price-lines";
import { StatCard, StatGrid } from "#app/ui/stat-card";
import { Section, Specimen } from "#app/ui/styleguide/specimen";
import { SummaryList } from "#app/ui/summary-list";
import { Tag } from "#app/ui/tag";
import { TaskList } from "#app/ui/task-list";
import { TimeText } from "#app/ui/time-text";
import { Timeline } from "#app/ui/timeline";

const zone = "America/New_York";
const evening = "2026-11-24T22:30:00Z";

type Row = { number: string; who: string; due: string; cents: number; late: boolean };
const rows: Row[] = [
  { number: "1042", who: "Dana and Robin Okafor", due: evening, cents: 16500, late: false },
  {
    number: "1043",
    who: "Mei and Tomás Alvarez-Whitcombe Featherstonehaugh",
    due: evening,
    cents: 8250,
    late: true,
  },
];

const long: Row[] = Array.from({ length: 40 }, (_, index) => ({
  number: String(1044 + index),
  who: `Household ${index + 1}`,
  due: evening,
  cents: 16500,
  late: index % 7 === 3,
}));

function Invoices({ list, narrow }: { list: Row[]; narrow?: "stack" | "scroll" }) {
  return (
    <DataTable
      caption={narrow === "scroll" ? "Invoices that scroll sideways" : "Invoices that stack"}
      narrow={narrow}
      rows={list}
      rowKey={(row) => row.number}
      empty={<EmptyState>Nothing to pay. New invoices will be here.</EmptyState>}
      columns={[
        { key: "who", header: "Who", rowHeader: true, cell: (row) => row.who },
        {
          key: "due",
          header: "Due",
          sort: { to: "?sort=due", direction: "ascending" },
          cell: (row) => <TimeText iso={row.due} zone={zone} mode="date" />,
        },
        {
          key: "state",
          header: "State",
          cell: (row) => (
            <Tag tone={row.late ? "brick" : "lagoon"} icon={row.late ? "attention" : "waiting"}>
              {row.late ? "Past due" : "Open"}
            </Tag>
          ),
        },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          cell: (row) => <MoneyText cents={row.cents} />,
          footer: <MoneyText cents={24750} />,
        },
      ]}
    />
  );
}

export function DataSection() {
  return (
    <Section id="data" title="Showing things">
      <StatGrid>
        <StatCard label="Sessions this week" value="18" detail="2 more than last week" />
        <StatCard label="Open balance" value={<MoneyText cents={429000} />} detail="26 invoices" to="?" />
        <StatCard label="Notes to sign" value="3" detail="Oldest from Mon, Nov 23" to="?" />
      </StatGrid>
      <Invoices list={rows} />
      <Invoices list={rows} narrow="scroll" />
      <Specimen name="DataTable: forty rows">
        <Invoices list={long} />
      </Specimen>
      <Specimen name="DataTable: empty">
        <Invoices list={[]} />
      </Specimen>
      <Charts />
      <div className="grid gap-8 md:grid-cols-2">
        <Lists />
        <People />
      </div>
    </Section>
  );
}

function Charts() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <BarChart
        title="Paid by month"
        summary="November is the best month so far, at $18,480.00."
        labelHeader="Month"
        valueHeader="Paid"
        format={(value) => centsInWords(value).replace(".00", "")}
        bars={[
          { label: "Aug", value: 1245000 },
          { label: "Sep", value: 1402500 },
          { label: "Oct", value: 1683000 },
          { label: "Nov", value: 1848000 },
        ]}
      />
      <LineChart
        title="How close you feel"
        summary="Both lines rise since the first session."
        labelHeader="Week"
        labels={["Oct 6", "Oct 13", "Oct 20", "Oct 27", "Nov 3", "Nov 10"]}
        max={10}
        lines={[
          { name: "Dana", tone: "plum", values: [3, 4, 4, null, 6, 7] },
          { name: "Robin", tone: "lagoon", values: [4, 4, 5, 5, 5, 7] },
        ]}
      />
    </div>
  );
}

function Lists() {
  return (
    <div className="grid content-start gap-8">
      <TaskList
        tasks={[
          { key: "sg-t1", title: "About you", to: "?", status: "completed" },
          {
            key: "sg-t2",
            title: "Your relationship",
            to: "?",
            status: "in-progress",
            hint: "3 of 5 answered",
          },
          { key: "sg-t3", title: "Your health and safety", to: "?", status: "not-started" },
          { key: "sg-t4", title: "Agreements", status: "blocked", hint: "After your answers" },
        ]}
      />
      <SummaryList
        rows={[
          { key: "name", label: "Name we call you", value: "Robin", change: { to: "?" } },
          { key: "pronouns", label: "Pronouns", value: "", change: { to: "?" } },
          {
            key: "hope",
            label: "What you hope for",
            value: "More calm evenings.\nFewer slammed doors.",
            change: { to: "?" },
          },
        ]}
      />
    </div>
  );
}

function People() {
  return (
    <div className="grid content-start gap-6">
      <PersonName name="Amara Bell" pronouns="she/her" detail="Licensed in Virginia" tone="marigold" />
      <div className="flex items-center gap-5">
        <AvatarGroup
          people={[
            { name: "Dana Okafor", tone: "plum" },
            { name: "Robin Okafor", tone: "lagoon" },
          ]}
        />
        <Avatar name="Łukasz" tone="fern" size="small" />
        <Avatar name="Amara Bell" tone="marigold" size="large" />
      </div>
      <p>
        <TimeText iso={evening} zone={zone} mode="long" endIso="2026-11-24T23:20:00Z" />
      </p>
      <PriceLines
        lines={[
          { key: "a", label: "Couples session, 50 minutes", cents: 16500 },
          { key: "b", label: "Robin's half", cents: -8250 },
          { key: "c", label: "You pay", cents: 8250, total: true },
        ]}
      />
      <FileRow
        name="Consent to video sessions"
        href="#data"
        kind="PDF, 120 KB"
        when="Signed Mon, Nov 23, 2026"
        whoCanSee="You and Amara"
      />
      <Timeline
        label="What happened"
        events={[
          { key: "1", title: "Paid with Visa 4242", when: "Tue, Nov 24, 6:25 PM ET", tone: "fern" },
          {
            key: "2",
            title: "Invoice sent",
            when: "Mon, Nov 23, 9:00 AM ET",
            children: "To Robin, by e-mail",
          },
        ]}
      />
    </div>
  );
}
