import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { run } from "../../transcript.ts";
import { otherCommand } from "./commands.ts";
import { commandLine, pasted, type CommandLine } from "./hostile.ts";
import { inventions } from "./statements.ts";

/** The longest that a command may take on a busy machine, in milliseconds. */
const patience = 20_000;

export interface Failure {
  readonly kind: "explain";
  readonly fuzzer: keyof typeof fuzzers;
  readonly seed: number;
  readonly path: string;
  readonly what: string;
}

const policy = `sallyport: 1
self: [https://api.example]
origins: { app: [https://app.example] }
resources:
  - path: /orders/:id
    share: { with: [app], methods: [PUT], credentials: true }
`;

function makeFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  const line = "curl -X PUT https://api.example/orders/1 -H 'Origin: https://app.example'";
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "policy.yaml": policy,
    "empty.txt": "",
    "binary.bin": Uint8Array.from({ length: 300 }, (_, at) => (at * 7) & 0xff),
    "utf16.txt": Buffer.from(`\ufeff${line}`, "utf16le"),
    "bom.txt": `\ufeff${line}`,
    "crlf.txt": `${line}\r\n`,
    "broken.yaml": "sallyport: 1\nresources: [{ path: 1, share: &a [*a] }]\n? [x]: y\n",
    "cases.yaml": "cases: [{ request: GET /orders/1, from: https://app.example, expect: readable }]\n",
    "a.har": '{"log":{"entries":[null]}}',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "folder"));
  return folder;
}

const isBrief = (args: readonly string[]): boolean =>
  !args.some((one) => /^--(?:verbose|json|markdown|mermaid|svg)/.test(one));

/** What a file that is named says; nothing where there is none. */
function textIn(name: string): readonly string[] {
  try {
    return [readFileSync(name, name.includes("utf16") ? "utf16le" : "utf8")];
  } catch {
    return [];
  }
}

/** What is wrong with what a command line did. */
async function faultOf({ args, input }: CommandLine, folder: string): Promise<string | undefined> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("hangs")), patience).unref());
  const { output, errors, status } = await Promise.race([run(args, { input, cwd: folder }), late]);
  if (![0, 1, 2].includes(status)) return `status ${String(status)}`;
  const usage = status === 2 && output === "";
  if (usage && !/(?:^|\n)error: \S/.test(errors)) return `status 2 without an error: ${errors}`;
  const junk = /(?<![-\w])undefined\b|\[object |\bNaN\b|\bat \S+ \(.*:\d+:\d+\)/.exec(
    output + errors.replace(/^error: .*$/s, ""),
  )?.[0];
  if (junk !== undefined && ![...args, input].join("\n").includes(junk)) return `prints ${junk}`;
  if (usage || args[0] !== "explain" || !isBrief(args)) return undefined;
  const read = args.flatMap((one) => textIn(join(folder, one.replace(/^@/, ""))));
  const [invented] = inventions(output, [...args, input, ...read].join("\n"));
  return invented === undefined ? undefined : `says ${invented}, which was not given:\n${output}`;
}

const fuzzers = { commandLine, pasted, otherCommand };

export const fuzzerNames = Object.keys(fuzzers) as readonly Failure["fuzzer"][];

/**
 * Runs arbitrary command lines and pastes. Nothing leaves this machine.
 * @param path of a failure that fast-check has made small
 */
export async function fuzzExplain(
  fuzzer: Failure["fuzzer"],
  count: number,
  seed: number,
  path = "",
): Promise<readonly Failure[]> {
  const folder = makeFiles();
  const property = fc.asyncProperty(fuzzers[fuzzer], async (line) => {
    const fault = await faultOf(line, folder);
    if (fault !== undefined) throw new Error(fault);
  });
  try {
    const result = await fc.check(property, {
      numRuns: count,
      seed,
      path,
      interruptAfterTimeLimit: 120_000,
      markInterruptAsFailure: false,
    });
    if (!result.failed) return [];
    const { counterexample, counterexamplePath, errorInstance } = result;
    const what = `${JSON.stringify(counterexample)}\n${errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance)}`;
    return [{ kind: "explain", fuzzer, seed, path: counterexamplePath ?? "", what }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
