// npm test: sets up, finds or installs the browser engines, runs every test. Arguments go to vitest.
import { mkdirSync } from "node:fs";
import { bin, root, run } from "./setup.mjs";

const { installEngines, reportEngines } = await import("./engines.mjs");

installEngines();
mkdirSync(`${root}.tmp`, { recursive: true });
const reporters = ["--reporter=default", "--reporter=json", "--outputFile.json=.tmp/tests.json"];
const status = run(bin("vitest"), ["run", ...reporters, ...process.argv.slice(2)]);
reportEngines();
process.exit(status);
