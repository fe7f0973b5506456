import { inject } from "vitest";

// Runs before the modules of each test file are loaded: they see the database and the keys of the running application.
Object.assign(process.env, inject("sharedApp").env, { LOG_LEVEL: "silent" });
