import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./project.mjs";

async function filesUnder(place, leaveOut) {
  const absolute = path.join(root, place);
  if (leaveOut(place) || !existsSync(absolute)) return [];
  if (!(await stat(absolute)).isDirectory()) return [place];
  const names = (await readdir(absolute)).sort();
  const nested = await Promise.all(names.map((name) => filesUnder(path.join(place, name), leaveOut)));
  return nested.flat();
}

/** One hash over the names and contents of files and folders, given relative to the project. */
export async function fingerprint(places, leaveOut = () => false) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of await filesUnder(place, leaveOut)) {
      hash.update(file).update("\0");
      hash.update(await readFile(path.join(root, file))).update("\0");
    }
  }
  return hash.digest("hex");
}

/** Does the work only when the hash differs from the one the last successful run left in `record`. */
export async function unlessUnchanged(record, hash, work) {
  const file = path.join(root, record);
  if (existsSync(file) && readFileSync(file, "utf8") === hash) return "unchanged";
  await work();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, hash);
  return undefined;
}
