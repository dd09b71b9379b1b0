// npm run bench [-- --quick] [-- --json]: measures beside the peers in one run and writes bench/RESULTS.md.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import { format } from "prettier";
import { browsers } from "./browsers.mjs";
import { decisions, repeated } from "./decisions.mjs";
import { cases } from "./policy.mjs";
import { profile } from "./profile.mjs";
import { measure } from "./requests.mjs";
import { frameworks } from "./servers.mjs";

const words = process.argv.slice(2);
if (words.includes("--help")) {
  console.log(
    "npm run bench -- [--quick] [--json]\n\n  --quick  a tenth of the requests, and RESULTS.md is not written\n  --json   the figures as JSON on standard output",
  );
  process.exit(0);
}
const quick = words.includes("--quick");
const size = quick ? { requests: 800, rounds: 3 } : { requests: 2000, rounds: 5 };
const sizes = [1, 100, 10_000];

const results = [];
for (const [framework, contestants] of Object.entries(frameworks)) {
  for (const contestant of Object.keys(contestants)) {
    for (const n of ["bare", "by hand"].includes(contestant) ? [1] : sizes) {
      if (!words.includes("--json")) console.error(`measuring ${framework}, ${contestant}, ${n} origins ...`);
      results.push({ framework, contestant, origins: n, ...(await measure(framework, contestant, n, size)) });
    }
  }
}
const judged = decisions({ rounds: quick ? 5 : 20 });

const profiled = [];
for (const kind of ["named GET", "denied POST"])
  profiled.push([kind, (await profile(repeated(kind, 1), quick ? 300 : 2000)).slice(0, 12)]);

if (!words.includes("--json")) console.error("measuring browsers without a screen ...");
const verdicts = await browsers({ seconds: quick ? 1 : 5 });

const require = createRequire(import.meta.url);
const version = (name) => {
  let path = require.resolve(name);
  while (!path.endsWith(name)) path = path.slice(0, path.lastIndexOf("/"));
  return `${name} ${JSON.parse(readFileSync(`${path}/package.json`, "utf8")).version}`;
};

const baseOf = (framework, contestant) =>
  results.find((row) => row.framework === framework && row.contestant === contestant);
const ratio = (a, b) => `${(a / b).toFixed(2)}x`;

function requestTable(name) {
  const lines = results.map((row) => {
    const { micros, status } = row[name];
    const cells = [
      row.framework,
      row.contestant,
      row.origins,
      status,
      micros.toFixed(1),
      ratio(micros, baseOf(row.framework, "bare")[name].micros),
      ratio(micros, baseOf(row.framework, "by hand")[name].micros),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| Framework | With | Origins | Status | CPU µs a request | to bare | to by hand |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

const decisionTable = [
  "| Origins | Decision | Floor, ns | Sallyport, ns | Ratio |",
  "| --- | --- | --- | --- | --- |",
  ...judged.rows.map(
    (row) =>
      `| ${row.origins} | ${row.kind} | ${row.floor.toFixed(0)} | ${row.sallyport.toFixed(0)} | ${ratio(row.sallyport, row.floor)} |`,
  ),
].join("\n");

const [model] = verdicts;
const browserTable = [
  "| Browser | Right | Verdicts a CPU second | Sallyport to it |",
  "| --- | --- | --- | --- |",
  ...verdicts.map(
    ({ name, right, of, perSecond }) =>
      `| ${name} | ${right} of ${of} | ${perSecond.toFixed(0)} | ${ratio(model.perSecond, perSecond)} |`,
  ),
].join("\n");

const text = `# Results

Written by \`npm run bench\`; trust the ratios, not the times. Node ${process.versions.node}, ${os.cpus().length} cores.
${["cors", "@fastify/cors", "@koa/cors", "corser", "express", "fastify", "koa", "hono", "happy-dom", "jsdom", "undici"]
  .map(version)
  .join(", ")}.

"By hand" is hand-written code in the framework: it sends fixed headers and refusals for this one policy and compares the origin
once. The other packages are configured as close to the policy as they allow: they run the handler of a denied POST, while
Sallyport and "by hand" refuse it. The requesting origin is the last one in the list. Median of ${size.rounds} rounds of ${size.requests} requests.

${Object.keys(cases)
  .map((name) => `## ${name}\n\n${requestTable(name)}`)
  .join("\n\n")}

## Decisions

The floor is the shortest code that makes the same decision for this one policy, with one Map look-up each.

${decisionTable}

Where the time goes, at one origin (V8's profiler, self time):

${profiled
  .map(([kind, rows]) =>
    [
      `| ${kind}: function | Share |`,
      "| --- | --- |",
      ...rows.map(([share, name]) => `| \`${name}\` | ${(share * 100).toFixed(0)}% |`),
    ].join("\n"),
  )
  .join("\n\n")}

A policy of 100,000 origins takes ${(judged.bytes / 2 ** 20).toFixed(1)} MiB in addition to the texts of the document.

## Browser models

Each verdict is about a page at one origin and a readable GET at another. "Right" counts the cases, of ${model.of}, in which both
the readability and the preflight are right; \`npm run conformance\` checks the expected results against the real engines. Sallyport runs in
process, with a network that does nothing and with a Web handler; the others can only request from a server over loopback.

${browserTable}
`;

if (words.includes("--json"))
  console.log(
    JSON.stringify({ requests: results, decisions: judged.rows, bytes: judged.bytes, verdicts }, undefined, 2),
  );
else console.log(text);
if (!quick)
  writeFileSync(new URL("RESULTS.md", import.meta.url), await format(text, { parser: "markdown", printWidth: 120 }));
// The other browsers keep timers.
process.exit(0);
