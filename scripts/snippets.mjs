// npm run snippets: tries each fix for a server on the real one.
import { runTypeScript } from "./typescript.mjs";

process.exit(await runTypeScript("docs/test/servers/main.ts"));
