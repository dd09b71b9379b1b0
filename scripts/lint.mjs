// Every linter, each to its end; the status is the number of those that found something.
import { bin, run } from "./setup.mjs";

export const linters = [
  ["types", "tsc", ["-p", "tsconfig.test.json"]],
  ["eslint", "eslint", ["."]],
  ["prettier", "prettier", ["--check", "--log-level", "warn", "."]],
  [
    "import directions",
    "depcruise",
    ["--config", ".dependency-cruiser.cjs", "packages", "apps", "conformance", "testing", "docs"],
  ],
];

let failed = 0;
for (const [name, command, parameters] of linters) {
  const status = run(bin(command), parameters);
  console.log(`lint: ${name}: ${status === 0 ? "passed" : "FAILED"}`);
  if (status !== 0) failed++;
}
process.exit(failed);
