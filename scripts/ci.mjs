// What .ci/run does once Node is there: all tests with all three engines, the linters, the unit tests on later Nodes.
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, SALLYPORT_ENGINES: "all" };
const total = { passed: 0, failed: 0 };
/** What failed, said once more at the end of a long log. */
const failed = [];

function run(command, parameters) {
  console.log(`\n$ ${[command, ...parameters].join(" ")}`);
  return spawnSync(command, parameters, { cwd: root, stdio: "inherit", env }).status ?? 1;
}

/** Adds the counts of a vitest run; a run that failed without a failed test counts as one. */
function addTests(status, file) {
  let counts = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  try {
    counts = JSON.parse(readFileSync(`${root}${file}`, "utf8"));
  } catch {
    console.error(`${file} was not written.`);
  }
  total.passed += counts.numPassedTests;
  total.failed += Math.max(counts.numFailedTests, status === 0 && counts.numPassedTests > 0 ? 0 : 1);
  for (const { name, status: result, message, assertionResults } of counts.testResults) {
    const tests = assertionResults.filter(({ status: one }) => one === "failed");
    for (const { fullName, failureMessages } of tests)
      failed.push(`${file}: ${name.replace(root, "")}: ${fullName}: ${failureMessages.join(" ").split("\n")[0]}`);
    if (result === "failed" && tests.length === 0) failed.push(`${file}: ${name.replace(root, "")}: ${message}`);
  }
}

function addCheck(name, status) {
  if (status === 0) total.passed++;
  else {
    total.failed++;
    failed.push(`${name}: status ${status}`);
  }
}

/** Its cases that differ are named at the end of the log too. */
function addConformance(parameters) {
  const command = ["run", "--silent", "conformance", "--", ...parameters, "--json"];
  console.log(`\n$ npm ${command.join(" ")}`);
  const { status, stdout } = spawnSync("npm", command, {
    cwd: root,
    env,
    stdio: ["inherit", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  addCheck("conformance", status ?? 1);
  for (const { engine, cases, disagreements } of status === 0 || status === 1 ? JSON.parse(stdout) : []) {
    console.log(`${engine}: ${cases} cases, ${disagreements.length} differences`);
    for (const { desc, differences } of disagreements)
      failed.push(`conformance: ${engine}: ${desc}: ${JSON.stringify(differences)}`);
  }
}

addTests(run("npm", ["test"]), ".tmp/tests.json");
addCheck("lint", run("npm", ["run", "lint"]));
// A case in an engine that differs from its model is a failure. A sixteenth of the table: `npm run conformance` runs all of it.
addConformance(["--engine", "all", "--sample", "16", "--cases", "140", "--seed", "1"]);
// What later Nodes may change: servers, sockets, bodies, streams, threads and the command line. The rest is language alone and ran above.
const onLaterNodes = [
  "packages/core/test/adapters/",
  "packages/core/test/server/",
  "packages/core/test/policy/watch-policy",
  "packages/browser/test/fetch/",
  "packages/browser/test/network/",
  "packages/browser/test/page/",
  "packages/browser/test/report/",
  "packages/browser/test/test-environment/",
  "packages/browser/test/test-kit/",
  "packages/browser/test/wire/",
  "packages/cli/test/",
];
for (const major of [22, 24]) {
  const file = `.tmp/tests-node${major}.json`;
  const vitest = [
    "node",
    "node_modules/vitest/vitest.mjs",
    "run",
    ...onLaterNodes,
    // The packages in fresh projects run once, above.
    "--exclude=packages/browser/test/test-environment/runners.test.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  addTests(run("npx", ["-y", "-p", `node@${major}`, "--", ...vitest]), file);
}
for (const line of failed) console.log(`failed: ${line}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
