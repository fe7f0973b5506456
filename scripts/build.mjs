// `npm run build`: the database client and the pages, for images and production servers.
import { buildPages, generateClient } from "./run/prepare.mjs";
import { stepPrinter } from "./run/steps.mjs";
import { stoppable } from "./run/stoppable.mjs";

await stoppable(async () => {
  const step = stepPrinter(2);
  await step("Making the database client", generateClient);
  await step("Building the pages", buildPages);
});
