import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

// The same paths as in tsconfig.json.
const alias = {
  "#app": folder("app"),
  "#server": folder("server"),
  "#prisma": folder("prisma"),
  "#tests": folder("tests"),
};

const withDatabase = {
  globalSetup: ["tests/setup/template-database.ts"],
  setupFiles: ["tests/setup/test-secrets.ts", "tests/setup/own-database.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    // A failure says what was found, not only how much.
    chaiConfig: { truncateThreshold: 1_000 },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "server/**/*.test.ts",
            "tests/bench/**/*.test.ts",
            "tests/faults/**/*.test.ts",
          ],
          exclude: ["app/routes/**", "app/platform/db/generated/**"],
          setupFiles: ["tests/setup/test-secrets.ts"],
          // Property tests take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: "integration", include: ["tests/integration/**/*.test.{ts,tsx}"], ...withDatabase },
      },
      {
        extends: true,
        test: {
          name: "access",
          include: ["tests/access/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/setup/shared-app.ts"],
          setupFiles: ["tests/setup/shared-app-environment.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
