// `npm start` and `npm run dev`: from a bare clone to http://localhost:3000.
import { startAttune } from "./run/start-attune.mjs";
import { stoppable } from "./run/stoppable.mjs";

await stoppable((lifetime) => startAttune(lifetime, { isDev: process.argv.includes("--dev") }));
