// npm run bench: measures, and writes bench/RESULTS.md and its chart.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { barsOf, chart } from "./chart.mjs";
import { comparison } from "./compare.mjs";
import { compile } from "./compile.mjs";
import { decisions, profileOf } from "./decide.mjs";
import { goDecisions } from "./decisions-in-go.mjs";
import { growth } from "./growth.mjs";
import { model } from "./model.mjs";
import { requests } from "./requests.mjs";
import { setup } from "./setup.mjs";
import { compileTable, goTable, growthTable, rateTable, ratioTable, setupTable } from "./tables.mjs";

const sections = ["decide", "requests", "model", "setup", "compile", "growth"];

const help = `npm run bench -- [--only ${sections.join("|")}] [--quick] [--json]
npm run bench -- --compare A.json B.json C.json

Measures Sallyport beside code written by hand and beside other packages. Variants take turns in short rounds in one
run; a figure is the median of the ratios of CPU time, round by round, with its 90 % interval. Without --quick and
--only it writes bench/RESULTS.md and bench/results.svg.

  --only NAME       one part: ${sections.join(", ")}
  --framework NAME  of the requests: node:http, Express, Fastify, Koa, Hono, Web
  --quick           fewer rounds, processes and sizes
  --other DIR       beside another checkout that is built, as a further contender ("other")
  --profile KIND    where the time of a decision goes: "granted GET", preflight, "same-origin POST", "refused POST"
  --write           with --quick: writes both all the same
  --from FILE       renders what --json has printed into FILE, and measures nothing
  --json            the figures as JSON on standard output
  --compare         how far the figures of runs that --json has printed lie apart; ends with 1 where it is more than 5 %
  --help            this text`;

const options = {
  only: { type: "string" },
  framework: { type: "string" },
  other: { type: "string" },
  profile: { type: "string" },
  quick: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
  from: { type: "string" },
  json: { type: "boolean", default: false },
  compare: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

function readWords() {
  try {
    const { values, positionals: files } = parseArgs({ options, allowPositionals: true });
    if (values.compare ? files.length < 2 : files.length > 0)
      throw new TypeError(values.compare ? "--compare takes two files or more." : `${files[0]} is no option.`);
    if (values.only !== undefined && !sections.includes(values.only))
      throw new TypeError(`--only ${JSON.stringify(values.only)} is none of ${sections.join(", ")}.`);
    return { ...values, files };
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}

const measures = {
  decide: async (given) => ({ rows: await decisions(given), go: goDecisions(given) }),
  requests: async (given) => ({ rows: await requests(given) }),
  model: async (given) => ({ rows: await model(given) }),
  setup: async (given) => ({ rows: await setup(given) }),
  compile: async (given) => ({ rows: await compile(given) }),
  growth: async (given) => ({ rows: await growth(given) }),
};

const chapters = {
  decide: ({ rows, go }) => `## Decisions

One call of \`decide\`, over the raw header list of a real Chromium request (15 fields). "By hand" is code for this one
policy: it reads the list once, looks up host, path and origin once each, and returns the same data. Budget: 1.25, and
1.5 where the request is refused.

${ratioTable(rows, "ns", 1000)}

${goTable(go)}`,
  requests: ({ rows }) => `## Requests

CPU time of a request in a server, the kernel's part included, over eight loopback connections that are kept. The servers
run on one core and what asks them on another, where the system can do that. A handler of Web requests has no server: it is
called. "By hand" writes the same headers and the same refusals for this one policy, byte for byte. Around a handler of Web
requests it copies the response, as everybody must whose handlers may return one that cannot be changed; on Hono it doesn't,
because a copy takes longer there than all the rest. The other packages are configured as close to the policy as they allow.
They run the handler of a refused POST, which Sallyport and "by hand" don't. The origin is the last of the list. "By hand"
knows its one handler: it checks no Host, and writes Vary without a look at what the handler has set there.

${ratioTable(rows, "µs", 1)}`,
  model: ({ rows }) => `## The model of a browser

${rateTable(rows)}`,
  setup: ({ rows }) => `## Set-up

CPU time in a process that does nothing else; the median of some processes, with the interval.

${setupTable(rows)}`,
  compile: ({ rows }) => `## Compiling

The exponent, with its 90 % interval, is that of what a size adds to the cost of the smallest: 1 is linear.

${compileTable(rows)}`,
  growth: ({ rows }) => `## Growth

How a decision's cost grows with the size of what it looks at. Only the request's own bytes may make it grow.
The exponent, with its 90 % interval, is that of what a size adds to the cost of the smallest: 1 is linear. A cost that at
the largest size is at most a quarter higher than at the smallest counts as constant.

${growthTable(rows)}`,
};

const require = createRequire(import.meta.url);

function version(name) {
  let path = require.resolve(name);
  while (!path.endsWith(name)) path = path.slice(0, path.lastIndexOf("/"));
  return `${name} ${JSON.parse(readFileSync(`${path}/package.json`, "utf8")).version}`;
}

const peers = ["cors", "corser", "@fastify/cors", "@koa/cors", "hono", "express", "fastify", "koa", "undici"];

const introduction = (results, { quick }) => `# Results

Written by \`npm run bench${quick ? " -- --quick --write" : ""}\`, on Node ${process.versions.node} with ${os.availableParallelism()} cores (${peers.map(version).join(", ")}). Trust the
ratios, not the times.

${results.requests === undefined ? "" : "![CPU time of a granted GET beside the same headers written by hand](results.svg)\n\n"}How it is measured: all variants of a row take turns in short rounds (A B C, C B A, …), after a warm-up. Of each round the
CPU time counts, not the clock, so that other programs on the machine matter little. A figure is the median of the ratios
of the rounds to "by hand", over several processes, and in brackets its 90 % interval. A row whose interval is wider than
±5 % is measured in further processes; one that is still too wide is printed as that, and not as a number. Instructions
are not counted: \`perf stat\` has no counter on this machine.`;

/** The chart shows one kind of request, at the largest size. */
function chartOf({ rows }) {
  const shown = rows.filter(({ name }) => name.endsWith("granted GET") && / 1 origins|10000 origins/.test(name));
  const bars = barsOf(shown, (contender) => contender !== "other");
  return chart(bars, { title: "CPU time of a granted GET, to the same headers written by hand", budget: 1.05 });
}

async function measured(words) {
  const report = words.json ? () => {} : (text) => console.error(`${text} ...`);
  const results = {};
  for (const name of words.only === undefined ? sections : [words.only])
    results[name] = await measures[name]({ ...words, report });
  return results;
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

const formatted = (text) => format(`${text}\n`, { parser: "markdown", printWidth: 120 });

async function main() {
  const words = readWords();
  if (words.help) return void console.log(help);
  if (words.compare) {
    const { text, apart } = comparison(words.files, words.files.map(read));
    process.exitCode = apart > 0 ? 1 : 0;
    return void console.log(await formatted(text));
  }
  if (words.profile !== undefined) return void console.log(await profileOf(words.profile));
  const results = words.from === undefined ? await measured(words) : read(words.from);
  const text = [
    introduction(results, words),
    ...Object.entries(results).map(([name, one]) => chapters[name](one)),
  ].join("\n\n");
  const document = await formatted(text);
  console.log(words.json ? JSON.stringify(results, undefined, 2) : document);
  if (words.only !== undefined || words.other !== undefined || (words.quick && !words.write)) return;
  writeFileSync(new URL("RESULTS.md", import.meta.url), document);
  writeFileSync(new URL("results.svg", import.meta.url), chartOf(results.requests));
}

await main();
