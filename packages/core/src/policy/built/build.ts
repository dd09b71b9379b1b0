import { currentPolicy, type Policy } from "../handle.ts";
import { groupsIn } from "./groups-in.ts";
import { isExactPolicy } from "./is-exact-policy.ts";
import { packModel } from "./pack.ts";

/** A built policy, as texts of files. */
export interface PolicyBuild {
  /** The ES module. */
  readonly module: string;
  /** Its types, for a `.d.ts` or `.d.mts` beside it. */
  readonly types: string;
  /** The sources that it needs; where there are any, the module exports `createPolicy`, else `policy`. */
  readonly sources: readonly string[];
  /** Whether it imports the suffix list: where the policy has patterns, `null` or sources. */
  readonly hasSuffixList: boolean;
}

/** As a text in single lines of ASCII: what a terminal or an editor changes would be refused. */
function quoted(text: string): string {
  const escaped = (unit: string): string =>
    unit > "~" ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : unit;
  return JSON.stringify(text).split("").map(escaped).join("");
}

const header = "// Written by `sallyport build`. Don't edit it: change the policy, and build it again.\n";

/**
 * Writes a compiled policy as a module that loads without the compiler. The same document gives the same text.
 * @param policy what `definePolicy`, `loadPolicy` or `compilePolicy` returned
 * @returns the module, its types, and what it needs
 * @throws TypeError where the value isn't a policy
 * @example writeFileSync("policy.mjs", buildPolicy(loadPolicy("policy.yaml")).module);
 */
export function buildPolicy(policy: Policy): PolicyBuild {
  const { model } = currentPolicy(policy);
  const { release, checksum, groups, model: text } = packModel(model);
  const hasSuffixList = !isExactPolicy(model);
  const sources = new Set([
    ...groupsIn(model).flatMap(({ members }) => members.flatMap(({ source }) => source?.name ?? [])),
    ...model.self.sources.map(({ name }) => name),
  ]);
  const data = `const built = {
  release: ${quoted(release)},
  checksum: ${quoted(checksum)},
  groups: ${quoted(groups)},
  model: ${quoted(text)},
};\n`;
  const entry = hasSuffixList ? "sallyport/built-full" : "sallyport/built";
  const [code, type] =
    sources.size === 0
      ? ["export const policy = loadBuiltPolicy(built);", "export declare const policy: Policy;"]
      : [
          "export const createPolicy = (sources) => loadBuiltPolicy(built, { sources });",
          `export declare const createPolicy: (sources: {\n${[...sources]
            .map((name) => `  readonly ${quoted(name)}: Source | SourceOptions;\n`)
            .join("")}}) => Policy;`,
        ];
  const imported = sources.size === 0 ? "Policy" : "Policy, Source, SourceOptions";
  return {
    module: `${header}import { loadBuiltPolicy } from "${entry}";\n\n${data}\n${code}\n`,
    types: `${header}import type { ${imported} } from "sallyport";\n\n${type}\n`,
    sources: [...sources],
    hasSuffixList,
  };
}
