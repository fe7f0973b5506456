import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

// Run from the project's folder: Remix reads the package.json there.
export default defineConfig({
  publicDir: false,
  plugins: [remix({ appDirectory: "tests/bench/bare-remix/app", buildDirectory: "build/bare-remix" })],
});
