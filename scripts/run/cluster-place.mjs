import { existsSync, readFileSync, statSync } from "node:fs";
import { chmod, chown, cp, lstat, mkdir, rename } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Refusal, root, rootHash } from "./project.mjs";

/** User and group Postgres runs as, or null for our own. Postgres refuses to run as root. */
export function postgresUser(home) {
  if (process.getuid?.() !== 0) return null;
  const ownersOfChoice = [home, root].filter(existsSync).map((place) => statSync(place));
  const owner = ownersOfChoice.find((stats) => stats.uid !== 0);
  if (owner) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = ["postgres", "nobody"]
    .map((name) => accounts.find(([known]) => known === name))
    .find(Boolean);
  if (!account)
    throw new Refusal(
      "Postgres does not run as root and this machine has no user 'nobody': start as another user.",
    );
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function mayEnter(folder, { uid, gid }) {
  const stats = statSync(folder);
  if (stats.uid === uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

/** True when the user may walk from the top of the file system down to the folder (or where it will be). */
export function isReachable(folder, user) {
  if (!user) return true;
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    if (existsSync(place) && place !== path.resolve(folder) && !mayEnter(place, user)) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** A folder that every user may enter, for projects in a folder only root can enter. */
function commonFolderPath() {
  return path.join(existsSync("/var/tmp") ? "/var/tmp" : os.tmpdir(), `attune-${rootHash}`);
}

async function commonFolder() {
  const folder = commonFolderPath();
  await mkdir(folder, { mode: 0o755 }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  const stats = await lstat(folder);
  if (!stats.isDirectory() || stats.uid !== process.getuid()) {
    throw new Refusal(`${folder} belongs to somebody else: remove it, Attune keeps Postgres there.`);
  }
  await chmod(folder, 0o755);
  return folder;
}

/**
 * Where the cluster's files live when `home` is wished: there, or in a place its user can reach.
 * A known place stays the place, so that data is found again after the project's permissions changed.
 */
export async function reachableHome(home, user, known) {
  const elsewhere = path.join(commonFolderPath(), path.basename(home));
  if (known === home || (known === elsewhere && existsSync(elsewhere))) return known;
  const reachable = isReachable(home, user);
  if (!reachable) await commonFolder();
  const place = reachable ? home : elsewhere;
  await mkdir(place, { recursive: true, mode: 0o700 });
  if (user) await chown(place, user.uid, user.gid);
  return place;
}

/** The Postgres programs, copied beside the data when their user cannot reach node_modules. */
export async function reachablePrograms(native, user) {
  if (isReachable(path.join(native, "bin", "postgres"), user)) return native;
  const { version } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8"));
  const copy = path.join(await commonFolder(), `programs-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  // Two starts may copy at the same time; both copies are the same.
  await rename(half, copy).catch((error) => {
    if (!existsSync(copy)) throw error;
  });
  return copy;
}
