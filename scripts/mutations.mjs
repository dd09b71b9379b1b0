// npm run mutations: the mutation suite of packages/core/test/mutation as a command.
import { runTypeScript } from "./typescript.mjs";

process.exit(await runTypeScript("packages/core/test/mutation/main.ts"));
