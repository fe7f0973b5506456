import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** The programs that serve the built pages and run the jobs, as plain JavaScript: no compiler runs beside them. */
export default defineConfig({
  resolve: { alias: { "#app": folder("app") } },
  publicDir: false,
  build: {
    ssr: true,
    outDir: "build/programs",
    target: "es2022",
    minify: false,
    rollupOptions: {
      input: {
        server: folder("server/main.ts"),
        worker: folder("server/worker.ts"),
        "open-practice": folder("server/open-practice.ts"),
        "rotate-keys": folder("server/rotate-keys.ts"),
        "verify-audit": folder("server/verify-audit.ts"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "parts/[name].js" },
    },
  },
});
