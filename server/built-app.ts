import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { checkAudit } from "#app/domain/audit/check-audit.server";
import type { lastKnownContact } from "#app/domain/practice/practice-contact.server";
import type { noteForeignWrite } from "#app/http/denials.server";
import type { OPENING_FIELDS, openPractice } from "#app/open-practice.server";
import type { rotateDataKeys } from "#app/platform/crypto/rotate-data-keys.server";
import type { rotateSealKey } from "#app/platform/crypto/rotate-keys.server";

/** What the server uses of the application besides its pages: exports of app/entry.server.tsx. */
export type AppParts = {
  isDatabaseReady(): Promise<boolean>;
  startJobs(): Promise<void>;
  stopJobs(): Promise<void>;
  closeDatabase(): Promise<void>;
  lastKnownContact: typeof lastKnownContact;
  checkAudit: typeof checkAudit;
  OPENING_FIELDS: typeof OPENING_FIELDS;
  openPractice: typeof openPractice;
  /** Throws when DATABASE_URL's user could change what is written once. */
  refuseWrongUser(): Promise<void>;
  /** Throws when a demo would run over real people, or a practice over made-up ones. */
  refuseWrongPeople(): Promise<void>;
  noteForeignWrite: typeof noteForeignWrite;
  rotateDataKeys: typeof rotateDataKeys;
  rotateSealKey: typeof rotateSealKey;
};

/** The build's entry module is one with the pages: one pool, one queue, one log in the process. */
export const partsOf = (build: ServerBuild): AppParts => build.entry.module as unknown as AppParts;

/** The application as `npm run build` left it. */
export async function loadBuild(): Promise<ServerBuild> {
  const place = pathToFileURL(path.resolve("build/server/index.js")).href;
  try {
    return (await import(/* @vite-ignore */ place)) as ServerBuild;
  } catch (error) {
    if ((error as { code?: string; url?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    if ((error as { url?: string }).url !== place) throw error;
    throw new Error("The application is not built yet: run npm run build.");
  }
}
