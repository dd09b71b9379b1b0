import { serverNames, servers, type ServerName } from "@sallyport/browser/explain";
import { realServers } from "./real/index.ts";
import { installHint, trials, tryOn } from "./trials.ts";

const usage = `Usage: npm run snippets -- [--server NAME]

Starts each real server with the snippet that explain writes for it, and sends the failing request, a stranger's and
wider ones through the model of each engine.

Servers: ${Object.keys(realServers).join(", ")}
The exit status is 0 if every snippet works, 1 if one does not, 2 if a server is not installed or the command is wrong.`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Tries one server. @returns the number of its faults */
async function tryServer(name: ServerName): Promise<number> {
  const real = realServers[name];
  if (real === undefined) return 0;
  let faults = 0;
  for (const trial of trials) {
    const found = await tryOn(name, real, trial).catch((error: unknown) => [String(error)]);
    print(`${servers[name].title}: ${trial.desc}: ${found.length === 0 ? "passed" : "FAILED"}`);
    for (const one of found) print(`  ${one}`);
    faults += found.length;
  }
  return faults;
}

/** `npm run snippets`. @returns the exit status */
export async function main(words: readonly string[]): Promise<number> {
  const [option, wanted, ...more] = words;
  const all = serverNames.filter((name) => realServers[name] !== undefined);
  const named = all.filter((name) => name === wanted);
  if ((option !== undefined && (option !== "--server" || named.length === 0)) || more.length > 0) {
    print(usage);
    return option === "--help" ? 0 : 2;
  }
  let faults = 0;
  let absent = 0;
  for (const name of option === undefined ? all : named) {
    if (realServers[name]?.isInstalled() === true) faults += await tryServer(name);
    else {
      absent++;
      print(installHint(name));
    }
  }
  return faults > 0 ? 1 : absent > 0 ? 2 : 0;
}
