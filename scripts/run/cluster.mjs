import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { chown, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { postgresUser, reachableHome, reachablePrograms } from "./cluster-place.mjs";
import { postgresProgramsFolder } from "./packages.mjs";
import { freePort } from "./ports.mjs";
import { Refusal } from "./project.mjs";

const SUPERUSER = "attune";
/** Whom the application is to the database; made by `prepareDatabase`. */
const APPLICATION = "attune_portal";
const START_TIMEOUT_MS = 60_000;

/** Never asked for on this machine, so the programs' own locale messages stay readable. */
const plainLocale = { LC_ALL: "C", LANG: "C" };

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Runs one of the Postgres programs to its end, as the cluster's user. */
function runProgram(command, args, user, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...user, cwd, env: plainLocale, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim()))));
  });
}

async function create({ programs, home, data, user, password }) {
  // A cluster without a finished record was interrupted while it was made.
  await rm(data, { recursive: true, force: true });
  const passwordFile = path.join(home, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const args = ["-D", data, "--username", SUPERUSER, "--pwfile", passwordFile, "--auth=scram-sha-256"];
  const words = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"];
  try {
    await runProgram(
      path.join(programs, "bin", "initdb"),
      [...args, ...words, "--no-instructions"],
      user,
      home,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return process.platform !== "linux";
  }
}

/** Stops what an earlier run left behind in this data folder when it was killed, and its lock file. */
export async function clearLeftovers(data) {
  const lock = path.join(data, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, "utf8"), 10);
  if (Number.isInteger(pid) && pid > 1 && isPostgres(pid) && belongsTo(pid, data)) {
    process.kill(pid, "SIGINT");
    for (let waited = 0; waited < 20_000 && isPostgres(pid); waited += 100) await pause(100);
  }
  await rm(lock, { force: true });
}

function belongsTo(pid, data) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return process.platform !== "linux";
  }
}

/** Postgres writes "ready" into the last line of its lock file when it takes connections. */
function isReady(data, pid) {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

async function launch({ programs, home, data, user, port, settings }) {
  const log = path.join(home, "server.log");
  const output = openSync(log, "w", 0o600);
  const fixed = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = spawn(path.join(programs, "bin", "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...user,
    cwd: home,
    env: plainLocale,
    stdio: ["ignore", output, output],
    // Its own group: Ctrl-C reaches only us, and we stop Postgres after those who use it.
    detached: true,
  });
  closeSync(output);
  const ended = new Promise((resolve) => {
    child.once("error", resolve);
    child.once("close", resolve);
  });
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  for (let waited = 0; waited < START_TIMEOUT_MS && alive(); waited += 25) {
    if (isReady(data, child.pid)) return { child, ended, alive };
    await pause(25);
  }
  child.kill("SIGQUIT");
  throw new Refusal(
    `Postgres did not start:\n${(await readFile(log, "utf8")).trim().split("\n").slice(-8).join("\n")}`,
  );
}

async function stop({ child, ended, alive }) {
  if (!alive()) return;
  child.kill("SIGINT");
  const impatience = setTimeout(() => child.kill("SIGQUIT"), 20_000);
  await ended;
  clearTimeout(impatience);
}

const newPassword = () => randomBytes(24).toString("base64url");

function readRecord(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** Where the files of the cluster wished for at `home` are. */
export const clusterFolder = (home) => readRecord(`${home}.json`)?.home ?? home;

/** Deletes a cluster's files, wherever they are. Nothing may be running in it. */
export function removeCluster(home) {
  for (const place of [clusterFolder(home), home, `${home}.json`])
    rmSync(place, { recursive: true, force: true });
}

/**
 * Starts the Postgres that comes with the packages, on this machine's loopback only, and makes its files
 * at the first start. `home` is the folder wished for them; `${home}.json` records port and password.
 *
 * @param {{ home: string, settings?: Record<string, string> }} options settings: lines of postgresql.conf
 */
export async function startCluster({ home: wished, settings = {} }) {
  const native = postgresProgramsFolder();
  if (!native) {
    throw new Refusal(
      `There is no packaged Postgres for ${process.platform} on ${process.arch}: set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const recordFile = `${wished}.json`;
  const known = readRecord(recordFile);
  const user = postgresUser(known?.home ?? wished);
  const home = await reachableHome(wished, user, known?.home);
  const programs = await reachablePrograms(native, user);
  const data = path.join(home, "data");
  const password = known?.password ?? newPassword();
  const appPassword = known?.appPassword ?? newPassword();
  await clearLeftovers(data);
  if (!known || known.home !== home || !existsSync(path.join(data, "PG_VERSION"))) {
    await create({ programs, home, data, user, password });
  }
  const port = await freePort(known?.port);
  await writeFile(recordFile, JSON.stringify({ home, port, password, appPassword }, null, 2), {
    mode: 0o600,
  });
  const running = await launch({ programs, home, data, user, port, settings });
  return {
    port,
    home,
    pid: running.child.pid,
    alive: running.alive,
    ended: running.ended,
    /** Address of one of its databases, for whoever makes and migrates it. */
    url: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    /** The same for the application, which may not change what is written once. */
    appUrl: (database) => `postgresql://${APPLICATION}:${appPassword}@127.0.0.1:${port}/${database}`,
    stop: () => stop(running),
  };
}
