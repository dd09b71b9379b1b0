import { count } from "../../plural.ts";

/** The texts of `build`. */
export const buildTexts = {
  summary: "write a policy as a module that loads without the compiler",
  description:
    "Checks a policy and writes it as an ES module, for servers that start often or have little room. If every origin is exact, the module doesn't need the suffix list either. Variables are replaced now, and the profile is applied now. The same policy gives the same file. If the policy has a problem, nothing is written. Exits with 1 if there is a problem, or if --check finds another file.",
  out: "write this file, which ends with .mjs or .js, and its types beside it; default: print the module",
  check: "write nothing; exit with 1 if the files of --out are not what would be written",
  checkNeedsOut: "--check needs --out: the file to compare with.",
  wrongOut: (name: string): string => `${JSON.stringify(name)} doesn't end with .mjs or .js.`,
  notWritten: (name: string, code: string): string => `Cannot write ${JSON.stringify(name)}: ${code}.`,
  written: (out: string, types: string): string => `Wrote ${out} and ${types}.`,
  fresh: (out: string, policy: string): string => `${out} is the build of ${policy}.`,
  stale: (stale: readonly string[], command: string): string =>
    `${stale.join(" and ")} ${stale.length === 1 ? "is" : "are"} not the build of this policy. Build it again: ${command}`,
  use: (specifier: string, sources: readonly string[]): string =>
    sources.length === 0
      ? `import { policy } from ${JSON.stringify(specifier)};`
      : `import { createPolicy } from ${JSON.stringify(specifier)};\nconst policy = createPolicy({ ${sources.join(", ")} }); // ${count(sources.length, "source")}`,
  suffixList: (needed: boolean): string =>
    needed
      ? "It imports the suffix list: the policy has patterns, null or sources."
      : "It doesn't import the suffix list: every origin is exact.",
  examples: `
Examples:
  $ sallyport build policy.yaml --out policy.mjs
  $ sallyport build policy.yaml --out policy.mjs --check
  $ sallyport build policy.yaml --profile staging --out policy.mjs
  $ git show HEAD:policy.yaml | sallyport build - > policy.mjs`,
} as const;
