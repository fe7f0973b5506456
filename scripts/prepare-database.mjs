// `npm run database:prepare`: brings the practice's database to this version, as its owner (DATABASE_OWNER_URL), and
// makes the user that DATABASE_URL names. `npm start` does the same; an image's set-up step runs this.
import { prepareDatabase } from "./run/prepare.mjs";
import { Refusal } from "./run/project.mjs";
import { stoppable } from "./run/stoppable.mjs";

await stoppable(async () => {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (!appUrl || !ownerUrl) {
    throw new Refusal(
      "Set DATABASE_URL to the database as the application comes to it, and DATABASE_OWNER_URL to the same one as its owner.",
    );
  }
  await prepareDatabase({ appUrl, ownerUrl });
  process.stdout.write("The database is at this version, and the application's user is there.\n");
  return 0;
});
