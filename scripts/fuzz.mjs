// npm run fuzz: the fuzzers of explain, and those of packages/core/test/mutation/fuzz, as a command.
import { runTypeScript } from "./typescript.mjs";

const explain = "packages/cli/test/explain/fuzz/main.ts";
const words = process.argv.slice(2);
const replay = words[words.indexOf("--replay") + 1] ?? "";
const isReplay = words.includes("--replay");
const ofExplain = isReplay && replay.includes('"kind":"explain"');

let status = 0;
if (ofExplain || (!isReplay && !words.includes("--help")))
  status = await runTypeScript(explain, words, "packages/cli/");
if (!ofExplain) status = Math.max(status, await runTypeScript("packages/core/test/mutation/fuzz/main.ts", words));
process.exit(status);
