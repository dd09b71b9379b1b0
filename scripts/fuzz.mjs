// npm run fuzz: the fuzzers of packages/core/test/mutation/fuzz as a command.
import { runTypeScript } from "./typescript.mjs";

process.exit(await runTypeScript("packages/core/test/mutation/fuzz/main.ts"));
