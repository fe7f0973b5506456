import "vitest";
import type { TestApp } from "./test-app";

// Merging a library's type takes an interface.
declare module "vitest" {
  export interface ProvidedContext {
    templateDatabase: { adminUrl: string; name: string };
    sharedApp: TestApp;
  }
}
