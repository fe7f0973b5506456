import type { FileProblem, FileType } from "./file-types";

/** 50 megapixels: what a phone takes, and what fits into memory when it is opened. */
const MOST_PIXELS = 50_000_000;
const SECONDS = 10;
const QUALITY = 90;

/** Loaded with the first picture: it takes 16 MB. */
let library: ReturnType<typeof loadLibrary> | undefined;

async function loadLibrary() {
  const { default: sharp } = await import("sharp");
  // Nothing of a picture is kept between two of them, and no decoder runs but those of the types that are taken.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
  });
  return sharp;
}

type ImageType = Exclude<FileType, "pdf">;

const FORMATS = { jpg: "jpeg", png: "png", webp: "webp" } as const;

/** The control chunk of an animation stands before the picture's data, where other PNGs have none. */
const isAnimatedPng = (bytes: Buffer): boolean => bytes.subarray(0, bytes.indexOf("IDAT")).includes("acTL");

let last: Promise<unknown> = Promise.resolve();

/**
 * The picture drawn anew: turned the way it is to be seen, and nothing left of where, when and with what it was taken,
 * of its color profile, comments and previews. One at a time in a process, for the memory it takes.
 */
export function reEncodeImage(bytes: Buffer, type: ImageType): Promise<Buffer | { problem: FileProblem }> {
  const drawn = last.then(() => draw(bytes, type));
  // One that fails is its own sender's concern, not the next one's.
  last = drawn.catch(() => undefined);
  return drawn;
}

async function draw(bytes: Buffer, type: ImageType): Promise<Buffer | { problem: FileProblem }> {
  library ??= loadLibrary();
  const sharp = await library;
  const format = FORMATS[type];
  const options = { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true } as const;
  // Reads the header alone.
  const seen = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (seen?.format !== format) return { problem: "damaged" };
  if (seen.width * seen.height > MOST_PIXELS) return { problem: "huge" };
  if ((seen.pages ?? 1) > 1 || (type === "png" && isAnimatedPng(bytes))) return { problem: "moving" };
  return await sharp(bytes, options)
    .autoOrient()
    .toFormat(format, format === "png" ? {} : { quality: QUALITY })
    .timeout({ seconds: SECONDS })
    .toBuffer()
    .catch(() => ({ problem: "damaged" }) as const);
}
