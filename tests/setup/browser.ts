import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { packagedBrowser } from "./packaged-browser";

/** What every Chromium of the tests is started with. */
export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
];

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

export type Browser = { executablePath: string; env: Record<string, string> };

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => SYSTEM_NAMES.map((name) => path.join(folder, name)));
  if (process.platform === "darwin") {
    candidates.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  }
  return candidates.find(isProgram);
}

/** Finds a Chromium: ATTUNE_CHROMIUM, Playwright's own, the system's, then the one from npm. */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.ATTUNE_CHROMIUM;
  if (named) {
    if (!isProgram(named))
      throw new Error(`ATTUNE_CHROMIUM is ${named}, which is no program: correct or unset it.`);
    return { executablePath: named, env: {} };
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return { executablePath: own, env: {} };
  const system = systemBrowser();
  if (system) return { executablePath: system, env: {} };
  return packagedBrowser();
}
