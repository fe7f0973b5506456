import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import type { PacketNews } from "../packet-news-queries.server";

type PacketNewsListProps = { late: PacketNews[]; done: PacketNews[] };

/** Who is late with their forms and who has just sent them; each leads to the forms of the chart. */
export function PacketNewsList({ late, done }: PacketNewsListProps) {
  if (late.length + done.length === 0) return null;
  return (
    <div className="card grid gap-2 p-4">
      <h3>Forms</h3>
      <ul className="grid gap-1">
        {[...late, ...done].map((one) => (
          <li
            key={`${one.chartId}-${one.chosenName}`}
            className="flex flex-wrap items-center justify-between gap-2"
          >
            <TextLink to={`/therapist/charts/${one.chartId}/forms`}>
              {one.chosenName === one.chartLabel ? one.chosenName : `${one.chosenName}, ${one.chartLabel}`}
            </TextLink>
            {one.open > 0 ? (
              <Tag tone="marigold" icon="attention">
                Late: {one.open} open
              </Tag>
            ) : (
              <Tag tone="fern" icon="done">
                Done
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
