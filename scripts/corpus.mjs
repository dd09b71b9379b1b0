// npm run corpus: runs the corpus and prints adapter x rows passed; with a tag, each of its rows.
import { mkdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { bin, root, run } from "./setup.mjs";

const help = `Usage: npm run corpus -- [--tag TAG] [--json]

Sends each row of the corpus to each adapter over real sockets, and compares what comes back.

  --tag TAG  only the rows with this tag, each with its policy and its outcome: report (all topics), or one topic
  --json     the same as data
  --help     this text

The exit status is 0 if every row passes on every adapter that can run it, else 1; 2 for a command that cannot be used.`;

function readOptions() {
  const options = { tag: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    return process.exit(2);
  }
}

const { tag, json = false, help: wantsHelp } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}

mkdirSync(`${root}.tmp`, { recursive: true });
const file = ".tmp/corpus.json";
const status = run(
  bin("vitest"),
  ["run", "packages/core/test/corpus", "--reporter=json", `--outputFile.json=${file}`],
  {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...(tag === undefined ? {} : { SALLYPORT_CORPUS_TAG: tag }) },
  },
);
const { testResults } = JSON.parse(readFileSync(`${root}${file}`, "utf8"));
const results = testResults.flatMap(({ assertionResults }) => assertionResults);
const { policies, topics } = results.find(({ meta }) => meta?.policies !== undefined)?.meta ?? {};

/** Each row once, with the adapters on which it ran. */
function rowsOf() {
  const rows = new Map();
  for (const { ancestorTitles, status: result, meta } of results) {
    if (meta?.row === undefined) continue;
    const { row } = meta;
    const adapter = ancestorTitles[0].replace(/^the corpus o[nf] /, "");
    const known = rows.get(row.desc) ?? { ...row, passed: [], failed: [] };
    known[result === "passed" ? "passed" : "failed"].push(adapter);
    rows.set(row.desc, known);
  }
  return [...rows.values()];
}

const rows = rowsOf();
const adapters = [...new Set(rows.flatMap(({ passed, failed }) => [...passed, ...failed]))];

function printCounts() {
  const width = Math.max(...adapters.map((name) => name.length));
  console.log(`${"adapter".padEnd(width)}  passed    rows`);
  for (const adapter of adapters) {
    const passed = rows.filter((row) => row.passed.includes(adapter)).length;
    const all = passed + rows.filter((row) => row.failed.includes(adapter)).length;
    console.log(`${adapter.padEnd(width)}  ${String(passed).padStart(6)}  ${String(all).padStart(6)}`);
  }
}

const indented = (text, by) => text.trimEnd().replace(/^(?=.)/gm, by);

const yamlOf = (value) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

function outcomeOf({ expect }) {
  if (expect.problems !== undefined)
    return [...expect.problems, ...expect.lints.map((one) => `${one} (lint)`)].join("; ") || "compiles";
  const { status: code, reason, ran, headers = {}, log = [] } = expect;
  const fields = Object.entries(headers).filter(([, value]) => value !== null && typeof value === "string");
  return [
    `${code} ${reason ?? "before the gate"}, ${ran ? "the handler runs" : "no handler runs"}`,
    ...fields.map(([name, value]) => `${name}: ${value}`),
    ...log.map((line) => `logged: ${line.trim()}`),
  ].join("\n      ");
}

function requestOf({ send, with: headers = [], variant, policy = "bank" }) {
  const where = variant === undefined ? `policy ${policy}` : `policy ${policy}, server "${variant}"`;
  return `    ${[send, ...headers].join(" | ")}   (${where})`;
}

function documentOf({ document, env }) {
  const text = typeof document === "string" ? document : yamlOf(document);
  const variables = Object.entries(env ?? {}).map(([name, value]) => `# ${name}=${JSON.stringify(value)}\n`);
  return indented(`${variables.join("")}${text}`, "    | ");
}

function printRow(row) {
  const { desc, document, passed, failed } = row;
  const on = document === undefined ? ` [${passed.length} of ${passed.length + failed.length} adapters]` : "";
  console.log(
    `  ${failed.length === 0 ? "+" : "x"} ${desc}${on}${failed.length === 0 ? "" : ` fails on ${failed.join(", ")}`}`,
  );
  console.log(document === undefined ? requestOf(row) : documentOf(row));
  console.log(`    => ${outcomeOf(row)}`);
}

function printRows() {
  const used = new Set(rows.filter(({ send }) => send !== undefined).map(({ policy = "bank" }) => policy));
  for (const [index, [topic, title]] of Object.entries(topics).entries()) {
    const own = rows.filter(({ tags = [] }) => tags.includes(topic));
    if (own.length === 0) continue;
    console.log(`\n${index + 1}. ${title} (${topic})\n`);
    own.forEach(printRow);
  }
  console.log("\nThe policies");
  for (const name of used) console.log(`\n  ${name}:\n${indented(yamlOf(policies[name]), "    | ")}`);
  console.log("");
  printCounts();
}

if (tag !== undefined && rows.length === 0) {
  console.error(
    `No row has the tag ${JSON.stringify(tag)}. The tags are report, ${Object.keys(topics ?? {}).join(", ")}.`,
  );
  process.exit(2);
}
if (json) {
  const all = rows.map(({ policy, document, ...row }) =>
    document === undefined ? { ...row, policy: policy ?? "bank" } : { ...row, document },
  );
  console.log(JSON.stringify({ passed: status === 0, topics, policies, adapters, rows: all }, null, 2));
} else if (tag === undefined) printCounts();
else printRows();
process.exit(status);
