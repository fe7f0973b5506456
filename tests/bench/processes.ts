import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Fields of /proc/PID/stat after the name: parent, and processor time of the process and of its ended children. */
function statOf(pid: number | string): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, own: (user + system) * TICK_MS, ended: (endedUser + endedSystem) * TICK_MS };
  } catch {
    return null;
  }
}

/** Processor milliseconds that a process has used. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0;

/** Processor milliseconds of a Postgres with all its backends, those that have ended included. */
export function cpuOfCluster(postmaster: number): number {
  const main = statOf(postmaster);
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const backends = processes.map(statOf).filter((stat) => stat?.parent === postmaster);
  return backends.reduce((sum, stat) => sum + (stat?.own ?? 0), (main?.own ?? 0) + (main?.ended ?? 0));
}

/** The most memory a process has had so far, in MB. */
export function peakMemory(pid: number): number {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? 0) / 1024;
}

export const postmasterOf = (home: string): number =>
  Number.parseInt(readFileSync(path.join(home, "data", "postmaster.pid"), "utf8"), 10);
