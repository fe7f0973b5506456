import { Agenda } from "#app/ui/agenda";
import { BlockSigns, SignedWord } from "#app/ui/block-sign";
import { cx } from "#app/ui/cx";
import { EmptyHalfHours } from "#app/ui/empty-half-hours";
import { toneClass } from "#app/ui/tone";
import { useMinutesPassed } from "#app/ui/use-minutes-passed";
import { usePlainLinks } from "#app/ui/use-plain-links";
import {
  blockClasses,
  emptyHalfHours,
  type GridColumn,
  type GridHours,
  hourLabel,
  hoursToShow,
  nowClasses,
  type PlacedBlock,
  placeBlocks,
  rangeClasses,
  type WeekBlock,
} from "#app/ui/week-layout";

type WeekGridProps = {
  label: string;
  columns: GridColumn[];
  blocks: WeekBlock[];
  /** The minute of the day, when the page was made, for the columns that run now. */
  nowMinute?: number;
  /** Where a new entry at that time of a column starts; no empty half-hours when not given. */
  newTo?: (column: string, minute: number) => string;
  emptyText?: string;
  /** "narrow": lists below 768 px, where columns do not fit. "never": always columns. */
  list?: "narrow" | "never";
};

/** Columns beside each other with blocks at their times; lists below 768 px and on paper. */
export function WeekGrid(props: WeekGridProps) {
  const { label, columns, blocks, newTo, emptyText = "Nothing booked.", list = "narrow" } = props;
  return (
    <section aria-label={label}>
      <BlockSigns />
      <div
        {...(newTo ? {} : scrolledByKeys(label))}
        className={cx("card overflow-x-auto print:hidden", list === "narrow" && "hidden md:block")}
      >
        <Columns {...props} />
      </div>
      <div className={cx(list === "narrow" ? "md:hidden print:block" : "hidden print:block")}>
        <Agenda columns={columns} blocks={blocks} emptyText={emptyText} />
      </div>
    </section>
  );
}

/** Where nothing inside can have the focus, the columns themselves take it, so that keys can scroll them. */
const scrolledByKeys = (label: string) => ({ tabIndex: 0, role: "group", "aria-label": label });

function Columns({ columns, blocks, newTo, nowMinute }: WeekGridProps) {
  const hours = hoursToShow(columns, blocks);
  const passed = useMinutesPassed();
  const now = nowMinute === undefined ? null : nowClasses(nowMinute + passed, hours);
  const links = usePlainLinks<HTMLDivElement>();
  return (
    <div className={`wg wg-hours-${hours.toHour - hours.fromHour}`} ref={links}>
      <HourRail hours={hours} />
      {columns.map((column) => (
        <Column
          key={column.id}
          column={column}
          hours={hours}
          now={isRunning(column) ? now : null}
          blocks={placeBlocks(blocks.filter((block) => block.column === column.id))}
        />
      ))}
      {newTo ? (
        <EmptyHalfHours
          key={columns.map((column) => column.id).join()}
          rows={emptyHalfHours(columns, blocks, hours)}
          newTo={newTo}
        />
      ) : null}
    </div>
  );
}

/** A column in which the time of now lies: today's, or a person's of today. */
const isRunning = ({ today, pastUntil = 0 }: GridColumn): boolean =>
  today || (pastUntil > 0 && pastUntil < 1440);

function HourRail({ hours: { fromHour, toHour } }: { hours: GridHours }) {
  const shown = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index);
  return (
    <div aria-hidden="true" className="col-start-1 row-start-1 text-right text-xs text-ink-3">
      <div className="h-(--head) border-b border-line" />
      {shown.map((hour, index) => (
        <div key={hour} className="h-(--hour) pr-2">
          <span className={cx("block tabular-nums", index > 0 && "-translate-y-2.5")}>{hourLabel(hour)}</span>
        </div>
      ))}
    </div>
  );
}

type ColumnProps = { column: GridColumn; hours: GridHours; now: string | null; blocks: PlacedBlock[] };

function Column({ column, hours, now, blocks }: ColumnProps) {
  return (
    <section className="row-start-1 min-w-0 border-l border-line">
      <ColumnHeading column={column} />
      <div className={cx("wg-column @container", column.open && "wg-closed")}>
        <OffRanges column={column} hours={hours} />
        {column.open?.map((range) => (
          <div
            key={range.fromMinute}
            className={cx("wg-at wg-range bg-surface", rangeClasses(range, hours))}
          />
        ))}
        <div className="wg-lines" />
        {now ? <div className={cx("wg-at wg-now", now)} /> : null}
        {blocks.length > 0 ? (
          <ul>
            {blocks.map((block) => (
              <li key={block.id} className={cx("wg-at wg-block", blockClasses(block, hours))}>
                <GridBlock block={block} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}

function ColumnHeading({ column }: { column: GridColumn }) {
  return (
    <h2
      className={cx(
        "flex h-(--head) flex-col items-center justify-center border-b border-line px-1 font-sans text-sm leading-tight font-normal",
        column.today ? "border-b-3 border-b-action bg-tint text-link" : "text-ink-2",
      )}
    >
      <span className="sr-only">
        {column.fullName}
        {column.today ? ", today" : ""}
        {column.note ? `, ${column.note}` : ""}
      </span>
      <span aria-hidden="true" className="max-w-full truncate">
        <strong>{column.heading}</strong> {column.subheading}
      </span>
      {column.note ? (
        <span aria-hidden="true" className="max-w-full truncate text-xs text-ink-3">
          {column.note}
        </span>
      ) : null}
    </h2>
  );
}

/** Time off, by name, where it lies in the hours shown. */
function OffRanges({ column, hours }: Pick<ColumnProps, "column" | "hours">) {
  const shown = (column.off ?? []).filter(
    ({ fromMinute, toMinute }) => fromMinute < hours.toHour * 60 && toMinute > hours.fromHour * 60,
  );
  return shown.map((range) => (
    <div
      key={`${range.fromMinute}-${range.label}`}
      className={cx("wg-at wg-range wg-off", rangeClasses(range, hours))}
    >
      <p className="m-1 inline-block rounded-sm bg-surface px-1.5 text-xs font-semibold text-ink-2">
        {range.label}
      </p>
    </div>
  ));
}

function GridBlock({ block }: { block: PlacedBlock }) {
  const length = block.endMinute - block.startMinute;
  const look = cx(
    "block h-full overflow-hidden rounded-sm border-l-4 border-tone-edge px-1.5 py-0.5 text-xs leading-[1.1rem] no-underline",
    toneClass(block.tone ?? "lagoon"),
    block.cancelled ? "border border-dashed bg-surface text-ink-2" : "bg-tone text-tone-ink",
    block.aside && "@max-sm:px-px",
  );
  const words = <BlockWords block={block} lines={length < 35 ? 1 : length < 60 ? 3 : 4} />;
  return (
    <>
      {block.to ? (
        <a href={block.to} className={cx(look, "hover:brightness-97 dark:hover:brightness-125")}>
          {words}
        </a>
      ) : (
        <p className={look}>{words}</p>
      )}
      {block.moveTo ? (
        <a
          href={block.moveTo}
          className="wg-move rounded-sm bg-surface px-1.5 text-xs font-semibold leading-6 shadow-card"
        >
          Move <span className="sr-only">{block.fullText}</span>
        </a>
      ) : null}
    </>
  );
}

function BlockWords({ block, lines }: { block: PlacedBlock; lines: 1 | 3 | 4 }) {
  const title = (
    <span className={cx("block truncate font-bold", block.cancelled && "line-through")}>{block.title}</span>
  );
  // In a narrow column what stands aside has room for one line, from top to bottom.
  const narrow = block.aside && "@max-sm:h-full @max-sm:[writing-mode:vertical-rl]";
  const inWide = block.aside && "@max-sm:hidden";
  return (
    <>
      <span className="sr-only">{block.fullText}</span>
      <span aria-hidden="true" className={cx(lines === 1 ? "flex gap-1.5" : "block", narrow)}>
        <span className={cx("block whitespace-nowrap", inWide)}>{block.time}</span>
        {title}
        {lines > 1 || block.sign === "held" ? <SignedWord block={block} className={inWide} /> : null}
        {lines > 3 && block.detail ? (
          <span className={cx("block truncate", inWide)}>{block.detail}</span>
        ) : null}
      </span>
    </>
  );
}
