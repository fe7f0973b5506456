import { SignedWord } from "#app/ui/block-sign";
import { cx } from "#app/ui/cx";
import { toneClass } from "#app/ui/tone";
import { usePlainLinks } from "#app/ui/use-plain-links";
import type { GridColumn, WeekBlock } from "#app/ui/week-layout";

type AgendaProps = { columns: GridColumn[]; blocks: WeekBlock[]; emptyText: string };

/** The same as columns, as one list for each, in order of time. */
export function Agenda({ columns, blocks, emptyText }: AgendaProps) {
  const links = usePlainLinks<HTMLDivElement>();
  return (
    <div className="grid grid-cols-1 gap-6" ref={links}>
      {columns.map((column) => (
        <AgendaDay
          key={column.id}
          column={column}
          blocks={blocks.filter((block) => block.column === column.id)}
          emptyText={emptyText}
        />
      ))}
    </div>
  );
}

type DayProps = { column: GridColumn; blocks: WeekBlock[]; emptyText: string };

function AgendaDay({ column, blocks, emptyText }: DayProps) {
  const sorted = [...blocks].sort((a, b) => a.startMinute - b.startMinute);
  const off = (column.off ?? []).map((one) => one.label);
  return (
    <section>
      <h2 className={cx("mb-2 text-lg", column.today && "text-link")}>
        {column.fullName}
        {column.today ? " (today)" : null}
      </h2>
      {off.length > 0 ? <p className="mb-2 text-sm font-semibold text-ink-2">{off.join(", ")}</p> : null}
      {sorted.length === 0 ? <p className="text-sm text-ink-3">{emptyText}</p> : null}
      <ul className="grid grid-cols-1 gap-2">
        {sorted.map((block) => (
          <li key={block.id} className="flex items-stretch gap-2">
            <AgendaEntry block={block} />
            {block.moveTo ? (
              <a
                href={block.moveTo}
                className="grid min-h-11 w-16 shrink-0 place-items-center rounded-md border border-line bg-surface text-sm font-semibold"
              >
                <span>
                  Move <span className="sr-only">{block.fullText}</span>
                </span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AgendaEntry({ block }: { block: WeekBlock }) {
  const look = cx(
    "flex min-h-13 min-w-0 flex-1 items-center gap-3 rounded-md border-l-4 border-tone-edge px-3 py-2 no-underline",
    toneClass(block.tone ?? "lagoon"),
    block.cancelled ? "border border-dashed bg-surface text-ink-2" : "bg-tone text-tone-ink",
  );
  const words = (
    <>
      <span className="sr-only">{block.fullText}</span>
      <span aria-hidden="true" className="w-18 shrink-0 text-sm font-semibold tabular-nums">
        {block.time}
      </span>
      <span aria-hidden="true" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4">
        <span className="min-w-32 flex-1">
          <span className={cx("block truncate font-bold", block.cancelled && "line-through")}>
            {block.title}
          </span>
          {block.detail ? <span className="block truncate text-sm">{block.detail}</span> : null}
        </span>
        <span className="text-sm">
          <SignedWord block={block} />
        </span>
      </span>
    </>
  );
  return block.to ? (
    <a href={block.to} className={look}>
      {words}
    </a>
  ) : (
    <p className={look}>{words}</p>
  );
}
