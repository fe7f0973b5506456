import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "./project.mjs";

const record = path.join(dataFolder, "running.json");

function isOurs(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("start.mjs") || isReset(pid);
  } catch {
    return process.platform !== "linux";
  }
}

const isReset = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("demo-reset.mjs");

/** The start that runs from this folder right now, if any: `{ pid, port }`. */
export function runningStart() {
  if (!existsSync(record)) return undefined;
  const known = JSON.parse(readFileSync(record, "utf8"));
  return known.pid !== process.pid && isOurs(known.pid) ? known : undefined;
}

export async function recordThisStart(port) {
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await writeFile(record, JSON.stringify({ pid: process.pid, port }));
}

export function forgetThisStart() {
  rmSync(record, { force: true });
}
