import { runStories } from "./table/command.ts";

process.exitCode = await runStories(process.argv.slice(2), {
  out: (text) => console.log(text),
  error: (text) => console.error(text),
});
