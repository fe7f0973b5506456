import type { KeyboardEvent } from "react";
import { type EmptyRow, entryOf, minuteLabel } from "#app/ui/week-layout";

type Props = { rows: EmptyRow[]; newTo: (column: string, minute: number) => string };

/** A table whose cells the arrow keys walk. */
const GRID = { role: "grid", "aria-label": "Empty half-hours" } as const;

/**
 * The empty half-hours over the columns, as a grid of links. One of them is reached by Tab, the others by the arrow keys.
 * Without scripts the page's own button does the same.
 */
export function EmptyHalfHours({ rows, newTo }: Props) {
  const entry = entryOf(rows);
  if (!entry) return null;
  return (
    <table {...GRID} className="wg-empty" onKeyDown={walk}>
      <tbody>
        {rows.map(({ minute, columns }) => (
          <tr key={minute} className="wg-row">
            {columns.map((column, index) => (
              <td key={column?.id ?? index}>
                {column ? (
                  <a
                    href={newTo(column.id, minute)}
                    className="wg-new"
                    tabIndex={entry.minute === minute && entry.column === column.id ? 0 : -1}
                    aria-label={`New at ${minuteLabel(minute)}, ${column.fullName}`}
                  >
                    New at {minuteLabel(minute)}
                  </a>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Record<string, readonly [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go to the next empty half-hour in their direction, Home and End to the first and last of the row. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const from = (event.target as HTMLElement).closest("td");
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
  const cells = [...event.currentTarget.querySelectorAll("tr")].map((row) => [...row.children]);
  const row = cells.findIndex((line) => line.includes(from));
  const to = targetOf(event.key, cells, row, cells[row]?.indexOf(from) ?? 0);
  const step = event.key in STEPS || event.key === "Home" || event.key === "End";
  if (step) event.preventDefault();
  if (!to) return;
  for (const link of event.currentTarget.querySelectorAll("a")) link.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function targetOf(key: string, cells: Element[][], row: number, column: number): HTMLElement | null {
  const linkIn = (cell: Element | undefined) => cell?.querySelector("a") ?? null;
  if (key === "Home" || key === "End") {
    const links = (cells[row] ?? []).map(linkIn).filter((link) => link !== null);
    return links.at(key === "Home" ? 0 : -1) ?? null;
  }
  const [down, right] = STEPS[key] ?? [0, 0];
  if (down === 0 && right === 0) return null;
  for (let y = row + down, x = column + right; cells[y]?.[x]; y += down, x += right) {
    const link = linkIn(cells[y]?.[x]);
    if (link) return link;
  }
  return null;
}
