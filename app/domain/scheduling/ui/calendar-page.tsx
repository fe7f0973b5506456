import type { ReactNode } from "react";
import { Agenda } from "#app/ui/agenda";
import { BlockSigns } from "#app/ui/block-sign";
import { ButtonLink } from "#app/ui/button";
import { KeyRegion } from "#app/ui/key-region";
import { PageHeading } from "#app/ui/page-heading";
import { WeekGrid } from "#app/ui/week-grid";
import { clockOf } from "#app/ui/week-layout";
import type { CalendarPage as Page } from "../calendar-view";
import { type AddressOf, CalendarPeriods, type CalendarView, CalendarViews } from "./calendar-toolbar";

export type CalendarPageProps = {
  page: Page;
  addressOf: AddressOf;
  views: CalendarView[];
  /** Where a new session begins; without it nobody begins one here. */
  newAt: string | null;
  /** The same for an empty half-hour. `time` is "14:30". */
  newTo: (column: string, time: string) => string;
  title?: string;
  actions?: ReactNode;
  children?: ReactNode;
};

/** A calendar with the ways through it. Every view is an address; single keys work while the focus is inside. */
export function CalendarPage(props: CalendarPageProps) {
  const { page, addressOf, views, newAt, title = page.label, actions, children } = props;
  const { view, date, previous, next, today } = page;
  const keys = [
    { key: "t", to: addressOf(view, today), label: "Today" },
    { key: "n", to: addressOf(view, next), label: "Next" },
    { key: "p", to: addressOf(view, previous), label: "Previous" },
    ...(newAt ? [{ key: "c", to: newAt, label: "New session" }] : []),
    ...views.map((one) => ({ key: one.view.slice(0, 1), to: addressOf(one.view, date), label: one.label })),
  ];
  return (
    <>
      <PageHeading
        lead={`Times are in ${page.timesIn}.`}
        actions={
          <>
            {actions}
            {newAt ? <ButtonLink to={newAt}>New session</ButtonLink> : null}
          </>
        }
      >
        {title}
      </PageHeading>
      <KeyRegion label="Calendar" keys={keys}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
          <CalendarPeriods page={page} addressOf={addressOf} />
          <CalendarViews page={page} addressOf={addressOf} views={views} />
        </div>
        {children}
        <CalendarBody {...props} />
      </KeyRegion>
    </>
  );
}

function CalendarBody({ page, newAt, newTo }: CalendarPageProps) {
  const { view, columns, blocks, label, nowMinute } = page;
  if (view === "agenda") {
    return (
      <>
        <BlockSigns />
        <div className="max-w-3xl">
          <Agenda columns={columns} blocks={blocks} emptyText="Nothing booked." />
        </div>
      </>
    );
  }
  return (
    <WeekGrid
      label={label}
      columns={columns}
      blocks={blocks}
      nowMinute={nowMinute}
      list={columns.length === 1 ? "never" : "narrow"}
      newTo={newAt ? (column, minute) => newTo(column, clockOf(minute)) : undefined}
    />
  );
}
