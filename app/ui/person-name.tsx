import type { ReactNode } from "react";
import { Avatar } from "#app/ui/avatar";
import type { Tone } from "#app/ui/tone";

type PersonNameProps = {
  /** The name they go by. */
  name: string;
  pronouns?: string | null;
  detail?: ReactNode;
  /** Shows their initials in this color before the name. */
  tone?: Tone;
};

/** A person: chosen name, pronouns under it if given. */
export function PersonName({ name, pronouns, detail, tone }: PersonNameProps) {
  const words = (
    <span className="grid min-w-0">
      <span className="font-semibold">{name}</span>
      {pronouns ? <span className="text-sm text-ink-3">{pronouns}</span> : null}
      {detail ? <span className="text-sm text-ink-2">{detail}</span> : null}
    </span>
  );
  if (!tone) return words;
  return (
    <span className="flex items-center gap-3">
      <Avatar name={name} tone={tone} />
      {words}
    </span>
  );
}
