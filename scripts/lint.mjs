// Every linter, each to its end; the status is the number of those that found something.
import { bin, run } from "./setup.mjs";

const linters = [
  ["types", bin("tsc"), ["-p", "tsconfig.test.json"]],
  ["types of templates", bin("vue-tsc"), ["-p", "apps/site/tsconfig.vue.json"]],
  ["eslint", bin("eslint"), ["."]],
  ["prettier", bin("prettier"), ["--check", "--log-level", "warn", "."]],
  ["unused exports", process.execPath, ["scripts/unused-exports.mjs"]],
  [
    "import directions",
    bin("depcruise"),
    ["--config", ".dependency-cruiser.cjs", "packages", "apps", "conformance", "testing", "docs"],
  ],
];

let failed = 0;
for (const [name, command, parameters] of linters) {
  const status = run(command, parameters);
  console.log(`lint: ${name}: ${status === 0 ? "passed" : "FAILED"}`);
  if (status !== 0) failed++;
}
process.exit(failed);
