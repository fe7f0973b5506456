import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

export default defineConfig({
  // The same path as in tsconfig.json.
  resolve: { alias: { "#app": folder("app") } },
  plugins: [tailwindcss(), remix(remixConfig)],
  build: { target: "es2022", assetsInlineLimit: 0, reportCompressedSize: false, sourcemap: false },
  ssr: { target: "node" },
  // Found at the first start instead of one by one while somebody clicks, each time with a reload.
  optimizeDeps: {
    include: [
      "react",
      "react-dom",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "@remix-run/react",
      "lucide-react",
    ],
  },
  server: { middlewareMode: false, warmup: { clientFiles: ["./app/root.tsx", "./app/entry.client.tsx"] } },
  clearScreen: false,
});
