/** Colour families a component can take. Colour never carries a meaning alone: a word goes with it. */
export type Tone = "plum" | "marigold" | "lagoon" | "fern" | "brick" | "stone";

const toneClasses: Record<Tone, string> = {
  plum: "tone-plum",
  marigold: "tone-marigold",
  lagoon: "tone-lagoon",
  fern: "tone-fern",
  brick: "tone-brick",
  stone: "tone-stone",
};

export function toneClass(tone: Tone): string {
  return toneClasses[tone];
}

const orderOfJoining: Tone[] = ["plum", "lagoon", "fern", "marigold"];

/** The colour of a person by their place in a group, starting at 0. Never by gender. */
export function toneByOrder(index: number): Tone {
  return orderOfJoining[index % orderOfJoining.length] ?? "plum";
}
