import { ChartFrame } from "#app/ui/chart-frame";
import { DataTable } from "#app/ui/data-table";

/** `short` stands under the bar, where the label would be too long. */
export type Bar = { label: string; value: number; short?: string };

type BarChartProps = {
  title: string;
  summary: string;
  bars: Bar[];
  /** A number in words: "$4,290.00", "12 sessions". */
  format: (value: number) => string;
  labelHeader: string;
  valueHeader: string;
};

const width = 440;
const height = 220;
const floor = 188;

/** Upright bars drawn on the server, up to five of them with the value above. Negative values are drawn as zero. */
export function BarChart({ title, summary, bars, format, labelHeader, valueHeader }: BarChartProps) {
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  const step = width / Math.max(1, bars.length);
  const thick = Math.min(56, step * 0.62);
  const every = Math.ceil(bars.length / 6);
  const showValues = bars.length <= 5;
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={
        <DataTable
          caption={title}
          captionHidden
          narrow="scroll"
          rows={bars}
          rowKey={(bar) => bar.label}
          columns={[
            { key: "label", header: labelHeader, rowHeader: true, cell: (bar) => bar.label },
            { key: "value", header: valueHeader, numeric: true, cell: (bar) => format(bar.value) },
          ]}
        />
      }
    >
      {(labelledBy) => (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={labelledBy}
          className="block h-auto w-full max-w-xl"
        >
          <title>{title}</title>
          <line x1="0" x2={width} y1={floor} y2={floor} className="stroke-field" />
          {bars.map((bar, index) => {
            const tall = Math.max(0, (bar.value / top) * (floor - 30));
            const middle = step * index + step / 2;
            return (
              <g key={bar.label} textAnchor="middle">
                <rect
                  x={middle - thick / 2}
                  y={floor - tall}
                  width={thick}
                  height={tall}
                  rx="6"
                  className="fill-action"
                />
                {showValues ? (
                  <text
                    x={middle}
                    y={floor - tall - 8}
                    className="fill-ink text-[16px] font-semibold tabular-nums"
                  >
                    {format(bar.value)}
                  </text>
                ) : null}
                {index % every === 0 ? (
                  <text x={middle} y={floor + 22} className="fill-ink-2 text-[16px]">
                    {bar.short ?? bar.label}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      )}
    </ChartFrame>
  );
}
