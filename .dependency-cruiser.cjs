/** The arrows of the house: adapters -> server -> policy -> standard; the browser's gate -> standard; apps -> packages. */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: `^packages/core/src/${from}/` },
  to: { path: "^packages/core/src/", pathNot: allowed.map((folder) => `^packages/core/src/${folder}`) },
});

/** The same inside the browser's gate. */
const browserOnly = (from, allowed) => ({
  name: `browser-${from}-imports`,
  severity: "error",
  from: { path: `^packages/browser/src/${from}/` },
  to: { path: "^packages/browser/src/", pathNot: allowed.map((one) => `^packages/browser/src/${one}[/.]`) },
});

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "The Fetch standard's algorithms call one another: a redirect starts main fetch again.",
      severity: "error",
      from: { pathNot: "^packages/browser/src/fetch/" },
      to: { circular: true },
    },
    only("standard-imports-nothing", "standard", ["standard/"]),
    only("policy-imports-standard", "policy", ["policy/", "standard/", "messages"]),
    only("review-imports-policy", "review", ["review/", "policy/", "standard/", "server/", "messages"]),
    only("token-imports-standard", "token", ["token/", "standard/"]),
    only("server-imports-policy", "server", ["server/", "policy/", "standard/", "token/", "messages"]),
    only("adapters-import-server", "adapters", ["adapters/", "server/", "policy/", "token/"]),
    {
      name: "core-imports-no-other-package",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { path: "^(packages/browser|packages/cli|apps|conformance)/" },
    },
    browserOnly("text", ["text"]),
    browserOnly("cookies", ["cookies", "fetch/isomorphic"]),
    browserOnly("engines", ["engines", "cookies", "fetch/failure", "fetch/request"]),
    browserOnly("trace", ["trace", "cookies", "fetch"]),
    browserOnly("fetch", ["fetch", "cookies", "engines", "trace"]),
    browserOnly("network", [
      "network",
      "fetch",
      "trace",
      "engines/chromium/net-errors",
      "page/outcome",
      "page/page-response",
    ]),
    browserOnly("page", ["page", "fetch", "cookies", "engines", "trace"]),
    browserOnly("explain", ["explain", "text", "page", "trace", "engines", "cookies", "fetch"]),
    browserOnly("diagram", ["diagram", "text", "page", "trace", "engines", "cookies", "fetch"]),
    browserOnly("report", [
      "report",
      "explain",
      "diagram",
      "text",
      "page",
      "network",
      "trace",
      "engines",
      "cookies",
      "fetch",
    ]),
    browserOnly("test-kit", ["test-kit", "text", "page", "network", "explain", "diagram", "engines", "fetch"]),
    {
      name: "browser-imports-standard",
      comment: "What explains or predicts a decision of the server's gate reads its codes, its texts and its policy.",
      severity: "error",
      from: { path: "^packages/browser/src/", pathNot: "^packages/browser/src/(explain|report)/" },
      to: { path: "^packages/core/src/", pathNot: "^packages/core/src/standard/" },
    },
    {
      name: "pure-browser",
      comment: "Only what speaks real HTTP may know Node; types are not code.",
      severity: "error",
      from: {
        path: "^packages/browser/src/",
        pathNot: "^packages/browser/src/network/(http|node-connection|app|node-builtin)",
      },
      to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-core",
      comment: "Only the Node adapter, the file reader and the token's HMAC may know Node.",
      severity: "error",
      from: { path: "^packages/core/src/(standard|policy|server)/", pathNot: "^packages/core/src/policy/yaml" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "runtime-dependencies",
      comment: "One runtime dependency; yaml is an optional peer, for sallyport/yaml alone.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional"],
        pathNot: "node_modules/(tldts|yaml|@types/express)",
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.test.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    enhancedResolveOptions: { conditionNames: ["@sallyport/source", "import", "node", "default"] },
  },
};
