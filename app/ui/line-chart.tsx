import { ChartFrame } from "#app/ui/chart-frame";
import { cx } from "#app/ui/cx";
import { DataTable } from "#app/ui/data-table";
import { type Tone, toneClass } from "#app/ui/tone";

/** `null` is a gap: nothing is drawn where nothing was measured. */
export type Line = { name: string; values: (number | null)[]; tone: Tone };

type LineChartProps = {
  title: string;
  summary: string;
  labels: string[];
  lines: Line[];
  min?: number;
  max: number;
  labelHeader: string;
  format?: (value: number) => string;
};

type Point = { x: number; y: number };

const width = 440;
const height = 260;
const left = 36;
const right = 16;
const top = 14;
const floor = 222;

/** Lines over time drawn on the server. Each line has its own color, its own mark and its name in the legend. */
export function LineChart(props: LineChartProps) {
  const { title, summary, labels, lines, min = 0, max, labelHeader, format = String } = props;
  const place = (value: number, index: number): Point => ({
    x: left + (labels.length > 1 ? (index / (labels.length - 1)) * (width - left - right) : 0),
    y: floor - ((value - min) / (max - min || 1)) * (floor - top),
  });
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={<Numbers {...{ title, labels, lines, labelHeader, format }} />}
    >
      {(labelledBy) => (
        <>
          <Legend lines={lines} />
          <svg
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-labelledby={labelledBy}
            className="block h-auto w-full"
          >
            <title>{title}</title>
            <Axis min={min} max={max} labels={labels} place={place} format={format} />
            {lines.map((line, index) => (
              <g key={line.name} className={toneClass(line.tone)}>
                <Path line={line} place={place} dashed={index % 2 === 1} />
                {line.values.map((value, at) =>
                  value === null ? null : <Mark key={labels[at]} point={place(value, at)} shape={index} />,
                )}
              </g>
            ))}
          </svg>
        </>
      )}
    </ChartFrame>
  );
}

type Place = (value: number, index: number) => Point;
type AxisProps = {
  min: number;
  max: number;
  labels: string[];
  place: Place;
  format: (value: number) => string;
};

function Axis({ min, max, labels, place, format }: AxisProps) {
  const every = Math.ceil(labels.length / 4);
  return (
    <g className="fill-ink-2 text-[15px] tabular-nums">
      {[min, (min + max) / 2, max].map((value) => (
        <g key={value}>
          <line
            x1={left}
            x2={width - right}
            y1={place(value, 0).y}
            y2={place(value, 0).y}
            className="stroke-line"
          />
          <text x={left - 8} y={place(value, 0).y + 5} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text
            key={label}
            x={place(min, index).x}
            y={floor + 26}
            textAnchor={anchorAt(index, labels.length)}
          >
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
}

function anchorAt(index: number, count: number) {
  if (index === 0) return "start";
  return index === count - 1 ? "end" : "middle";
}

function Path({ line, place, dashed }: { line: Line; place: Place; dashed: boolean }) {
  let gap = true;
  const path = line.values
    .map((value, index) => {
      if (value === null) {
        gap = true;
        return "";
      }
      const { x, y } = place(value, index);
      const command = gap ? "M" : "L";
      gap = false;
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
  return (
    <path
      d={path}
      fill="none"
      strokeWidth="3"
      strokeLinejoin="round"
      strokeDasharray={dashed ? "8 5" : undefined}
      className="stroke-tone-edge"
    />
  );
}

/** A dot, a square, a diamond: lines can be told apart without their color. */
function Mark({ point, shape }: { point: Point; shape: number }) {
  const look = "fill-surface stroke-tone-edge";
  if (shape % 3 === 0) return <circle cx={point.x} cy={point.y} r="5" strokeWidth="3" className={look} />;
  const turn = shape % 3 === 2 ? `rotate(45 ${point.x} ${point.y})` : undefined;
  return (
    <rect
      x={point.x - 5}
      y={point.y - 5}
      width="10"
      height="10"
      strokeWidth="3"
      transform={turn}
      className={look}
    />
  );
}

function Legend({ lines }: { lines: Line[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm font-medium">
      {lines.map((line, index) => (
        <li key={line.name} className={cx(toneClass(line.tone), "flex items-center gap-2")}>
          <svg viewBox="0 0 32 14" aria-hidden="true" className="h-3.5 w-8">
            <line
              x1="0"
              x2="32"
              y1="7"
              y2="7"
              strokeWidth="3"
              strokeDasharray={index % 2 ? "8 5" : undefined}
              className="stroke-tone-edge"
            />
            <Mark point={{ x: 16, y: 7 }} shape={index} />
          </svg>
          {line.name}
        </li>
      ))}
    </ul>
  );
}

type NumbersProps = Pick<LineChartProps, "title" | "labels" | "lines" | "labelHeader"> & {
  format: (value: number) => string;
};

function Numbers({ title, labels, lines, labelHeader, format }: NumbersProps) {
  const rows = labels.map((label, index) => ({
    label,
    values: lines.map((line) => line.values[index] ?? null),
  }));
  return (
    <DataTable
      caption={title}
      captionHidden
      narrow="scroll"
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { key: "label", header: labelHeader, rowHeader: true, cell: (row) => row.label },
        ...lines.map((line, index) => ({
          key: line.name,
          header: line.name,
          numeric: true,
          cell: (row: (typeof rows)[number]) => {
            const value = row.values[index];
            return value === null || value === undefined ? "Not measured" : format(value);
          },
        })),
      ]}
    />
  );
}
