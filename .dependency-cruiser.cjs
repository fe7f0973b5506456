/**
 * The house's rules on imports (docs/architecture.md), each with a name that says what it forbids.
 * Imports go down only: routes > http, ui > domain > platform; inside the domain, from a line to lower lines.
 */

/** Modules of app/domain from the top line to the bottom one. Modules on one line never import each other. */
const LINES = [
  ["insights"],
  ["billing"],
  ["scheduling"],
  ["intake", "messaging", "notes"],
  ["charts"],
  ["practice"],
  ["accounts"],
  ["upkeep"],
  ["audit"],
  ["shared"],
];

/** Folders of app/routes that belong to one role each. */
const ROLE_AREAS = ["_public", "_auth", "client", "therapist", "admin", "api"];

const anyOf = (names) => `(?:${names.join("|")})`;

const domainOrder = LINES.flatMap((line, index) =>
  line.map((module) => {
    const above = LINES.slice(0, index).flat();
    const beside = line.filter((other) => other !== module);
    const forbidden = [...above, ...beside];
    return {
      name: `domain-order-${module}`,
      comment: `${module} imports only modules on a lower line; what must travel upward travels as a job.`,
      severity: "error",
      from: { path: `^app/domain/${module}/` },
      to: { path: `^app/domain/${anyOf([...forbidden, "-none-"])}/` },
    };
  }),
);

const roleAreas = ROLE_AREAS.map((area) => ({
  name: `routes-of-${area.replace("_", "")}-stay-apart`,
  comment: "The routes of one role never import those of another.",
  severity: "error",
  from: { path: `^app/routes/${area}\\+/` },
  to: { path: "^app/routes/", pathNot: `^app/routes/${area}\\+/` },
}));

module.exports = {
  forbidden: [
    {
      name: "platform-imports-nothing-above",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "^(?:app/(?!platform/)|server/|tests/|scripts/)" },
    },
    {
      name: "ui-knows-no-other-layer",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^(?:app/(?!ui/)|server/)" },
    },
    {
      name: "http-knows-no-routes",
      severity: "error",
      from: { path: "^app/http/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "domain-knows-no-routes-or-http",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "^(?:app/routes/|app/http/|app/[^/]+$|server/)" },
    },
    {
      name: "domain-knows-no-remix",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "(?:^|node_modules/)@remix-run/" },
    },
    {
      name: "platform-knows-no-remix",
      comment: "Framework imports stay in routes, http, ui, root, the entries and the server.",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "(?:^|node_modules/)@remix-run/(?!form-data-parser)" },
    },
    {
      name: "domain-modules-are-in-the-order",
      comment: "A new module of the domain is given its line in this file first.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "^app/domain/", pathNot: `^app/domain/${anyOf(LINES.flat())}/` },
    },
    ...domainOrder,
    {
      name: "shared-is-pure",
      severity: "error",
      from: { path: "^app/domain/shared/" },
      to: { path: "^app/(?!domain/shared/)" },
    },
    {
      name: "routes-know-no-platform",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: "^app/platform/" },
    },
    {
      name: "routes-know-no-database-stripe-or-lucia",
      severity: "error",
      from: { path: "^app/routes/" },
      to: {
        path: "(?:^|node_modules/)(?:@prisma/|prisma/|stripe(?:/|$)|lucia(?:/|$)|pg(?:/|$)|pg-boss(?:/|$))",
      },
    },
    ...roleAreas,
    {
      name: "internal-is-private",
      comment: "internal/ is used only from its own module.",
      severity: "error",
      from: { path: "^(app/domain/[^/]+|app/platform/[^/]+)/" },
      to: { path: "/internal/", pathNot: "^$1/internal/" },
    },
    {
      name: "internal-is-private-to-other-layers",
      severity: "error",
      from: { path: "^(?:app|server)/", pathNot: "^app/(?:domain|platform)/[^/]+/" },
      to: { path: "^app/.*/internal/" },
    },
    {
      name: "pages-import-no-server-files",
      comment: "A component runs in the browser too; mails are rendered on the server only.",
      severity: "error",
      from: {
        path: "^app/(ui|domain)/.+[.]tsx$",
        pathNot: ["/emails/", "[.]test[.]tsx$", "[.]server[.]tsx$"],
      },
      to: { path: "[.]server[.]tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-imports-nothing-from-tests",
      severity: "error",
      from: { path: "^(?:app|server|prisma)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^tests/" },
    },
    {
      name: "app-does-not-know-the-server",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(?:server|scripts)/" },
    },
    {
      name: "development-packages-stay-out-of-the-app",
      severity: "error",
      from: { path: "^(?:app|server)/", pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:|build/server/index\\.js$" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "app/platform/db/generated"] },
    exclude: { path: ["app/platform/db/generated/.+/", "^build/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
