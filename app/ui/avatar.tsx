import { cx } from "#app/ui/cx";
import { type Tone, toneClass } from "#app/ui/tone";

type AvatarSize = "small" | "medium" | "large";
const sizes: Record<AvatarSize, string> = { small: "size-9", medium: "size-12", large: "size-24" };

/** Up to two initials of a name, in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase("en-US") ?? "").join("");
}

type AvatarProps = { name: string; tone?: Tone; size?: AvatarSize };

/** Initials on two overlapping rounded forms. Decorative: the name stands beside it. */
export function Avatar({ name, tone = "plum", size = "medium" }: AvatarProps) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" className={cx(toneClass(tone), sizes[size], "shrink-0")}>
      <rect x="14" y="12" width="34" height="34" rx="13" className="fill-tone-edge opacity-35" />
      <rect x="0" y="2" width="38" height="38" rx="16" className="fill-tone" />
      <text x="19" y="26.5" textAnchor="middle" className="fill-tone-ink font-sans text-[15px] font-bold">
        {initialsOf(name)}
      </text>
    </svg>
  );
}

/** Two or more people together: their forms overlap. Decorative as well. */
export function AvatarGroup({
  people,
  size = "medium",
}: {
  people: { name: string; tone?: Tone }[];
  size?: AvatarSize;
}) {
  return (
    <span className="flex -space-x-3">
      {people.map((person) => (
        <Avatar key={person.name} name={person.name} tone={person.tone} size={size} />
      ))}
    </span>
  );
}
