import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import license from "rollup-plugin-license";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** Scripts that almost every page with scripts needs. Compressed together they are a third smaller than one by one. */
const EVERYWHERE = [
  /\/app\/http\/(error-page|error-words|navigation-progress|nonce|page-context|page-flash|page-meta|use-root-data)\.tsx?$/,
  /\/app\/ui\/(button|crisis-line|cx|error-summary|flash|in-words|money-text|notice|not-sent|page-heading|page-title|post-form|skip-link|submit-button|use-focus-on-answer)\.tsx?$/,
  /\/app\/ui\/(field|field-parts|field-props|idle-warning|text-link|theme-form|time-format|time-text|tone|two-shapes|last-contact|use-early-typing)\.tsx?$/,
  /\/app\/ui\/shell\/(account-menu|brand|menu|nav-item|shell-footer)\.tsx$/,
  /vite\/preload-helper/,
  /\/icons\/(chevron-down|chevron-left|circle-check|circle-exclamation-point|info|triangle-exclamation-point)\.mjs$/,
  /\/icons\/(calendar-days|clipboard-list|clock|house|life-buoy|lock|log-out|menu|message-circle|monitor|moon|phone|receipt|sun|user-round)\.mjs$/,
];
/** Icons come one by one, with the page that shows them; passkeys when somebody uses one; fonts are no script. */
const NOT_FRAMEWORK =
  /lucide-react\/dist\/esm\/(icons\/(?!index)|lucide-react\.mjs)|@fontsource|@simplewebauthn|\.css$/;

function chunkOf(id: string): string | undefined {
  const place = id.split("?")[0] ?? "";
  if (EVERYWHERE.some((fits) => fits.test(place))) return "portal";
  if (/commonjsHelpers/.test(place)) return "framework";
  return place.includes("/node_modules/") && !NOT_FRAMEWORK.test(place) ? "framework" : undefined;
}

/** Whose work the scripts are is said once, in a file beside them, and not in each of them to everybody who opens a page. */
const LICENSES = "build/client/licenses.txt";

const smallest = {
  minify: "terser",
  terserOptions: { module: true, compress: { passes: 2 }, format: { comments: false } },
  rollupOptions: { output: { manualChunks: chunkOf, onlyExplicitManualChunks: true } },
} as const;

export default defineConfig(({ isSsrBuild }) => ({
  // The same path as in tsconfig.json.
  resolve: { alias: { "#app": folder("app") } },
  plugins: [
    tailwindcss(),
    remix(remixConfig),
    isSsrBuild ? null : license({ thirdParty: { output: { file: folder(LICENSES) } } }),
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    sourcemap: false,
    ...(isSsrBuild ? {} : smallest),
  },
  // As a package of its own every icon there is would be loaded at the start.
  ssr: { target: "node", noExternal: ["lucide-react"] },
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
}));
