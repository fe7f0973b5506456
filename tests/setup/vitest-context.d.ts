import "vitest";
import type { TestApp } from "./test-app";

// Merging a library's type takes an interface.
declare module "vitest" {
  export interface ProvidedContext {
    /** `appUrl`: the same cluster for the application's user. */
    templateDatabase: { adminUrl: string; appUrl: string; name: string };
    sharedApp: TestApp;
  }
}
