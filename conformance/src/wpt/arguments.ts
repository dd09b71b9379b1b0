import { parseArgs } from "node:util";
import { engines, type EngineName as ModelName } from "@sallyport/browser";
import { engineNames, type EngineName } from "@sallyport/testing/engines";
import { UsageError } from "../arguments.ts";

export interface WptOptions {
  readonly checkout: string;
  readonly directories: readonly string[];
  readonly engines: readonly EngineName[];
  readonly model: ModelName;
  readonly only: string;
  readonly failures: boolean;
  readonly json: boolean;
  readonly timeoutMs: number;
  readonly python: string;
  readonly record: string | undefined;
  /** The folders of recordings; none: the engines run. */
  readonly replay: readonly string[];
}

export const help = `Runs web-platform-tests in a document of the model and in browser engines, and counts what passes.

npm run wpt -- PATH DIRECTORY... [options]

  PATH            a checkout of web-platform-tests; it is served by its own server, and nothing is written into it
  DIRECTORY       what to run in it, such as fetch/api/cors or xhr/open-method-case-sensitive.htm
  --engine NAME   chromium, firefox, webkit, all (default), or none
  --model NAME    whose rules the model has: chromium (default), firefox, webkit or standard
  --only TEXT     the tests whose path has it
  --failures      each subtest that every engine passes and the model fails, with its message
  --json          one JSON document on standard output
  --timeout S     seconds for one test (default 20; three times as long for those that their author calls long)
  --python PATH   the Python that serves (default python3)
  --record DIR    write what the engines did to DIR/wpt-ENGINE.json
  --replay DIR    read that, and start no engine; more than one is allowed, and a test without a recording does not run
  --help

The table has a row for each directory: its subtests, how many of them every engine passes ("engines agree"), how many
of these the model passes and fails, how many an engine fails or does not run ("engines differ"), and how many are not
applicable, by reason.

A subtest is "not applicable" where its file needs what the document lacks (rendering, media, a test driver), where it is
optional, and where there is no recording of it. The document is jsdom's, with the model's fetch, XMLHttpRequest, cookies
and sockets, and with its frames, windows, workers, scripts and links.

Examples
  npm run wpt -- ../wpt fetch/api/cors xhr
  npm run wpt -- ../wpt fetch/api --engine none --failures
  npm run wpt -- ../wpt xhr --engine firefox --model firefox --only open-method --json
  npm run wpt -- ../wpt fetch/api xhr cookies --replay recorded/fetch --replay recorded/cookies

Status: 0 the model passes what the engines pass, 1 it fails some of it, 2 wrong usage, or no server, or no such browser.`;

export function parseOptions(parameters: readonly string[]): WptOptions | "help" {
  const { values, positionals } = read(parameters);
  if (values.help) return "help";
  const [checkout, ...directories] = positionals;
  if (checkout === undefined || directories.length === 0)
    throw new UsageError("Give the path of a checkout, and at least one of its directories.");
  if (values.record !== undefined && values.replay.length > 0)
    throw new UsageError("--record writes what engines do, and --replay starts none. Give one of them.");
  return {
    checkout,
    directories: directories.map(directoryOf),
    engines: enginesOf(values.engine),
    model: modelOf(values.model),
    only: values.only,
    failures: values.failures,
    json: values.json,
    timeoutMs: secondsOf(values.timeout) * 1000,
    python: values.python,
    record: values.record,
    replay: values.replay,
  };
}

function read(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        engine: { type: "string", default: "all" },
        model: { type: "string", default: "chromium" },
        only: { type: "string", default: "" },
        failures: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        timeout: { type: "string", default: "20" },
        python: { type: "string", default: "python3" },
        record: { type: "string" },
        replay: { type: "string", multiple: true, default: [] },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Below the checkout, whatever is written. */
function directoryOf(text: string): string {
  const path = text.replace(/^\/+|\/+$/g, "");
  if (path === "" || path.split("/").includes(".."))
    throw new UsageError(`${JSON.stringify(text)} is not a directory of the checkout; give one such as fetch/api`);
  return path;
}

function enginesOf(name: string): readonly EngineName[] {
  if (name === "all") return engineNames;
  if (name === "none") return [];
  const found = engineNames.find((engine) => engine === name);
  if (found === undefined)
    throw new UsageError(`--engine is ${JSON.stringify(name)}; give ${engineNames.join(", ")}, all or none`);
  return [found];
}

function modelOf(name: string): ModelName {
  const names = Object.keys(engines) as ModelName[];
  const found = names.find((engine) => engine === name);
  if (found === undefined) throw new UsageError(`--model is ${JSON.stringify(name)}; give ${names.join(", ")}`);
  return found;
}

function secondsOf(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new UsageError(`--timeout is ${JSON.stringify(text)}; give whole seconds, from 1 to 9999`);
  return Number(text);
}
