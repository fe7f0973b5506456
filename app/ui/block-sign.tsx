import { cx } from "#app/ui/cx";
import type { BlockSign, WeekBlock } from "#app/ui/week-layout";

/** 16 units wide, drawn with lines. */
const PATHS: Record<BlockSign | "regular", string> = {
  planned: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 5v3l2 1.5",
  held: "M4.5 2h7M4.5 14h7M5.5 2c0 4 5 4 5 6s-5 2-5 6M10.5 2c0 4-5 4-5 6s5 2 5 6",
  done: "M3 8.5l3.2 3.5L13 4.5",
  stopped: "M4 4l8 8M12 4l-8 8",
  missed: "M8 3v6M8 12v1",
  regular: "M2.5 7.5V6.5a2 2 0 0 1 2-2h8.5M11 2l2.5 2.5L11 7M13.5 8.5v1a2 2 0 0 1-2 2H3M5 14l-2.5-2.5L5 9",
};

/** The signs of blocks, once for a page: a block only points at one. */
export function BlockSigns() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(PATHS).map(([name, path]) => (
        <symbol key={name} id={`sign-${name}`} viewBox="0 0 16 16">
          <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
        </symbol>
      ))}
    </svg>
  );
}

const Sign = ({ name }: { name: keyof typeof PATHS }) => (
  <svg aria-hidden="true" className="size-3.5 shrink-0">
    <use href={`#sign-${name}`} />
  </svg>
);

type SignedWordProps = {
  block: Pick<WeekBlock, "status" | "sign" | "regular">;
  className?: string | false;
};

/** The state of a block as a sign and a word; a second sign says that it is a regular time. */
export function SignedWord({ block, className }: SignedWordProps) {
  if (!block.status) return null;
  return (
    <span className={cx("flex items-center gap-1 whitespace-nowrap", className)}>
      {block.sign ? <Sign name={block.sign} /> : null}
      {block.status}
      {block.regular ? <Sign name="regular" /> : null}
    </span>
  );
}
