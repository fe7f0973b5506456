import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

const FOLDERS = ["app", "server", "prisma", "scripts", "tests"];
const SOURCE = /\.(?:ts|tsx|mjs|js|css)$/;
const GENERATED_OR_STORY = ["app/platform/db/generated", "prisma/migrations", "prisma/seed"];
const LIMIT = 300;
const ROUTE_LIMIT = 200;

function* sources(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const place = `${folder}/${entry.name}`;
    if (GENERATED_OR_STORY.includes(place)) continue;
    if (entry.isDirectory()) yield* sources(place);
    else if (SOURCE.test(entry.name)) yield place;
  }
}

function existing(folder) {
  return readdirSync(root).includes(folder);
}

/** Files longer than the house allows, each as a sentence. */
export function oversizedFiles() {
  const complaints = [];
  for (const file of FOLDERS.filter(existing).flatMap((folder) => [...sources(folder)])) {
    const limit = file.startsWith("app/routes/") ? ROUTE_LIMIT : LIMIT;
    const lines = readFileSync(path.join(root, file), "utf8").trimEnd().split("\n").length;
    if (lines > limit) complaints.push(`${file} has ${lines} lines; ${limit} are allowed.`);
  }
  return complaints;
}
