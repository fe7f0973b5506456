import { encode } from "uqr";

/** White around the code, in modules; readers need some. */
const BORDER = 2;

/** A QR code as the `d` of an SVG path in a square of `size` by `size`. */
export type QrPath = { size: number; d: string };

export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: "M", border: BORDER });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size, d: squares.join("") };
}
