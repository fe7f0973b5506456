import { Link } from "@remix-run/react";
import { cx } from "#app/ui/cx";
import { toneClass } from "#app/ui/tone";
import { blockClasses, hourLabel, type PlacedBlock, placeBlocks, type WeekBlock } from "#app/ui/week-layout";

/** A column: a day, or one person's day. `heading` is "Mon", `subheading` "Nov 23", `fullName` for screen readers. */
export type WeekDay = {
  date: string;
  heading: string;
  subheading?: string;
  fullName: string;
  today?: boolean;
  note?: string;
};

type WeekGridProps = {
  label: string;
  days: WeekDay[];
  blocks: WeekBlock[];
  /** Whole hours, the last one not included. Widened when a block lies outside. */
  fromHour?: number;
  toHour?: number;
  /** Where a new entry at that time starts; leaves hour links out when not given. */
  newTo?: (day: string, minute: number) => string;
  emptyText?: string;
};

/** Days beside each other with blocks at their times; a list by day below 768 px and on paper. */
export function WeekGrid(props: WeekGridProps) {
  const { label, days, blocks, newTo, emptyText = "Nothing booked." } = props;
  const fromHour = Math.min(
    props.fromHour ?? 8,
    ...blocks.map((block) => Math.floor(block.startMinute / 60)),
  );
  const toHour = Math.max(props.toHour ?? 20, ...blocks.map((block) => Math.ceil(block.endMinute / 60)));
  const hours = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index);
  return (
    <section aria-label={label}>
      <div className="card hidden overflow-x-auto md:flex print:hidden">
        <HourRail hours={hours} />
        {days.map((day) => (
          <DayColumn
            key={day.date}
            day={day}
            hours={hours}
            blocks={placeBlocks(blocks.filter((block) => block.day === day.date))}
            newTo={newTo}
          />
        ))}
      </div>
      <div className="grid gap-5 md:hidden print:grid">
        {days.map((day) => (
          <Agenda
            key={day.date}
            day={day}
            blocks={blocks.filter((block) => block.day === day.date)}
            emptyText={emptyText}
          />
        ))}
      </div>
    </section>
  );
}

function HourRail({ hours }: { hours: number[] }) {
  return (
    <div aria-hidden="true" className="w-14 shrink-0 text-right text-xs text-ink-3">
      <div className="h-12 border-b border-line" />
      {hours.map((hour, index) => (
        <div key={hour} className="wg h-(--hour) pr-2">
          <span className={cx("block tabular-nums", index > 0 && "-translate-y-2.5")}>{hourLabel(hour)}</span>
        </div>
      ))}
    </div>
  );
}

type DayColumnProps = {
  day: WeekDay;
  hours: number[];
  blocks: PlacedBlock[];
  newTo?: WeekGridProps["newTo"];
};

function DayColumn({ day, hours, blocks, newTo }: DayColumnProps) {
  const fromHour = hours[0] ?? 0;
  return (
    <section className="wg min-w-28 flex-1 border-l border-line">
      <h2
        className={cx(
          "flex h-12 items-center justify-center gap-1.5 border-b border-line font-sans text-sm font-normal",
          day.today ? "border-b-3 border-b-action bg-tint text-link" : "text-ink-2",
        )}
      >
        <span className="sr-only">{day.fullName}</span>
        <span aria-hidden="true">
          <strong>{day.heading}</strong> {day.subheading}
        </span>
        {day.note ? <span className="text-xs">{day.note}</span> : null}
      </h2>
      <div className={cx("wg-column", `wg-hours${hours.length}`)}>
        {newTo
          ? hours.map((hour, index) => (
              <HourLink key={hour} hour={hour} index={index} to={newTo(day.date, hour * 60)} day={day} />
            ))
          : null}
        {blocks.length > 0 ? (
          <ul>
            {blocks.map((block) => (
              <li key={block.id}>
                <GridBlock block={block} fromHour={fromHour} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}

/** The empty hour under the blocks. A pointer's shortcut only: the page's own button serves the keyboard. */
function HourLink({ hour, index, to, day }: { hour: number; index: number; to: string; day: WeekDay }) {
  return (
    <Link
      to={to}
      tabIndex={-1}
      className={cx("wg-at h-(--hour) w-full text-transparent hover:bg-tint hover:text-link", `wg-h${index}`)}
    >
      <span className="grid h-full place-items-center text-xs font-semibold">
        <span>
          New at {hourLabel(hour)}
          <span className="sr-only">, {day.fullName}</span>
        </span>
      </span>
    </Link>
  );
}

function GridBlock({ block, fromHour }: { block: PlacedBlock; fromHour: number }) {
  const isShort = block.endMinute - block.startMinute < 35;
  return (
    <Link
      to={block.to}
      className={cx(
        "wg-at wg-block rounded-sm border-l-4 border-tone-edge px-1.5 py-0.5 text-xs leading-[1.1rem] text-tone-ink hover:brightness-97 dark:hover:brightness-125",
        toneClass(block.tone ?? "lagoon"),
        block.cancelled ? "border border-dashed bg-surface text-ink-2" : "bg-tone",
        blockClasses(block, fromHour),
      )}
    >
      <span className="sr-only">{block.fullText}</span>
      <span aria-hidden="true" className={cx(isShort ? "flex gap-1.5" : "block")}>
        <span className={cx("block font-bold", isShort && "truncate", block.cancelled && "line-through")}>
          {block.title}
        </span>
        <span className="block whitespace-nowrap">{block.time}</span>
        {block.status && !isShort ? <span className="block">{block.status}</span> : null}
        {block.detail && !isShort ? <span className="block truncate">{block.detail}</span> : null}
      </span>
    </Link>
  );
}

type AgendaProps = { day: WeekDay; blocks: WeekBlock[]; emptyText: string };

/** One day as a list. */
export function Agenda({ day, blocks, emptyText }: AgendaProps) {
  const sorted = [...blocks].sort((a, b) => a.startMinute - b.startMinute);
  return (
    <section>
      <h2 className={cx("mb-2 text-lg", day.today && "text-link")}>
        {day.fullName}
        {day.today ? " (today)" : null}
      </h2>
      {sorted.length === 0 ? <p className="text-sm text-ink-3">{emptyText}</p> : null}
      <ul className="grid gap-2">
        {sorted.map((block) => (
          <li key={block.id}>
            <AgendaEntry block={block} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AgendaEntry({ block }: { block: WeekBlock }) {
  return (
    <Link
      to={block.to}
      className={cx(
        "flex min-h-13 items-center gap-3 rounded-md border-l-4 border-tone-edge px-3 py-2 text-tone-ink",
        toneClass(block.tone ?? "lagoon"),
        block.cancelled ? "border border-dashed bg-surface" : "bg-tone",
      )}
    >
      <span className="sr-only">{block.fullText}</span>
      <span aria-hidden="true" className="w-18 shrink-0 text-sm font-semibold tabular-nums">
        {block.time}
      </span>
      <span aria-hidden="true" className="min-w-0 flex-1">
        <span className={cx("block font-bold", block.cancelled && "line-through")}>{block.title}</span>
        <span className="block text-sm">{[block.detail, block.status].filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}
