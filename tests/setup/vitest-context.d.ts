import "vitest";

// Merging a library's type takes an interface.
declare module "vitest" {
  export interface ProvidedContext {
    templateDatabase: { adminUrl: string; name: string };
  }
}
