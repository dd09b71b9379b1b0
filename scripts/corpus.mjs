// npm run corpus: runs the corpus and prints adapter x rows passed.
import { mkdirSync, readFileSync } from "node:fs";
import { bin, root, run } from "./setup.mjs";

mkdirSync(`${root}.tmp`, { recursive: true });
const file = ".tmp/corpus.json";
const status = run(
  bin("vitest"),
  ["run", "packages/core/test/corpus", "--reporter=json", `--outputFile.json=${file}`],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const { testResults } = JSON.parse(readFileSync(`${root}${file}`, "utf8"));
const counts = new Map();
for (const { ancestorTitles, status: result } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
  const [suite = ""] = ancestorTitles;
  if (!suite.startsWith("the corpus on ")) continue;
  const adapter = suite.slice("the corpus on ".length);
  const count = counts.get(adapter) ?? { passed: 0, rows: 0 };
  counts.set(adapter, { passed: count.passed + (result === "passed" ? 1 : 0), rows: count.rows + 1 });
}
const width = Math.max(...[...counts.keys()].map((name) => name.length));
console.log(`${"adapter".padEnd(width)}  passed    rows`);
for (const [adapter, { passed, rows }] of counts)
  console.log(`${adapter.padEnd(width)}  ${String(passed).padStart(6)}  ${String(rows).padStart(6)}`);
process.exit(status);
