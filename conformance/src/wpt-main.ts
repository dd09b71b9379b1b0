import { wpt } from "./wpt/command.ts";

process.exitCode = await wpt(process.argv.slice(2));
