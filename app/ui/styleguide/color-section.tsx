import { cx } from "#app/ui/cx";
import { Section, Specimen } from "#app/ui/styleguide/specimen";
import { type Tone, toneClass } from "#app/ui/tone";

const surfaces = [
  { name: "canvas", look: "bg-canvas text-ink" },
  { name: "surface", look: "bg-surface text-ink" },
  { name: "sunken", look: "bg-sunken text-ink-2" },
  { name: "tint", look: "bg-tint text-link" },
  { name: "action", look: "bg-action text-on-action" },
  { name: "danger", look: "bg-danger text-on-action" },
];

const tones: Tone[] = ["plum", "marigold", "lagoon", "fern", "brick", "stone"];
const grid = "grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6";

export function ColorSection() {
  return (
    <Section id="color" title="Color and type">
      <Specimen name="Surfaces">
        <div className={grid}>
          {surfaces.map(({ name, look }) => (
            <div
              key={name}
              className={cx("grid h-20 place-items-center rounded-md border border-line font-semibold", look)}
            >
              {name}
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="Tones">
        <div className={grid}>
          {tones.map((tone) => (
            <div
              key={tone}
              className={cx(
                toneClass(tone),
                "grid h-20 place-items-center rounded-md border-l-4 border-tone-edge bg-tone font-semibold text-tone-ink",
              )}
            >
              {tone}
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="Type">
        <div className="grid gap-2">
          <p className="font-display text-4xl font-[650]">Find your way back</p>
          <p className="font-display text-3xl font-[650]">Choose a time for your free call</p>
          <p className="font-display text-xl font-[650]">Tuesday, November 24</p>
          <p className="text-lg">A line that leads into a page.</p>
          <p>
            Running text at 17 pixels with <a href="#color">a link to colors</a>, <strong>weight</strong>, and
            $165.00 at 5:30 PM ET.
          </p>
          <p className="text-sm text-ink-2">Second text. Ñandú, façade, Zoë.</p>
          <p className="text-sm text-ink-3">Quiet text.</p>
        </div>
      </Specimen>
    </Section>
  );
}
