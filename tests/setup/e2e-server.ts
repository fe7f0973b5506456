import { writeFileSync } from "node:fs";
import path from "node:path";
import { startNode, typescript } from "../../scripts/run/children.mjs";
import { freePort, untilPortAnswers } from "../../scripts/run/ports.mjs";
import { buildPages } from "../../scripts/run/prepare.mjs";
import { startCalendarServer } from "../emulators/calendar/start";
import { startClamd } from "../emulators/clamd/start";
import { startTwilio } from "../emulators/sms/start";
import { makeRunFolder } from "./run-folder";
import { startTestApp } from "./test-app";
import { demoGround } from "./test-ground";

async function startMaker(env: Record<string, string>) {
  const port = await freePort();
  const maker = startNode(typescript("tests/e2e/support/maker.ts"), { env: { ...env, PORT: String(port) } });
  await untilPortAnswers(port, maker);
  return { url: `http://127.0.0.1:${port}`, stop: maker.stop };
}

/** Somebody's other calendar: an hour at noon, every day. */
const LUNCH = [
  ...["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:lunch@elsewhere.example", "SUMMARY:Lunch with my mother"],
  ...["DTSTART;TZID=America/New_York:20260101T120000", "DURATION:PT1H", "RRULE:FREQ=DAILY"],
  ...["END:VEVENT", "END:VCALENDAR"],
].join("\r\n");

/** Once per run, before the end-to-end tests: builds when needed and starts everything they talk to. */
export default async function setUp() {
  await buildPages();
  const { folder, remove } = makeRunFolder();
  const [clamd, twilio, calendars] = await Promise.all([startClamd(), startTwilio(), startCalendarServer()]);
  calendars.put(LUNCH);
  const stopBeside = () => Promise.all([clamd.stop(), twilio.stop(), calendars.stop()]);
  const { app, stop: stopApp } = await startTestApp(await demoGround(folder), {
    runFolder: folder,
    env: {
      TRUST_PROXY: "1",
      CLAMD: clamd.address,
      CALENDAR_TEST_HOSTS: calendars.host,
      ...twilio.env,
    },
  }).catch(async (error: Error) => {
    await stopBeside();
    throw error;
  });
  const stop = async () => {
    await stopApp();
    await stopBeside();
  };
  const maker = await startMaker(app.env).catch(async (error: Error) => {
    await stop();
    remove();
    throw error;
  });
  const description = path.join(folder, "app.json");
  writeFileSync(description, JSON.stringify({ ...app, maker: maker.url }), { mode: 0o600 });
  // Playwright hands its environment on to the processes that run the tests.
  process.env.ATTUNE_E2E = description;
  process.env.ATTUNE_E2E_ORIGIN = app.origin;
  return async () => {
    await maker.stop();
    await stop();
    remove();
  };
}
