import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PolicyError, type Policy, type Problem } from "sallyport";
import { compileYaml } from "sallyport/yaml";
import { root } from "../root.ts";
import type { Block, Page } from "./markdown.ts";

const codesOf = (problems: readonly Problem[]): string[] => [...new Set(problems.map(({ code }) => code))];

/** Runs a block's ES module; the codes of its PolicyError, none where it throws nothing. */
async function runModule(page: Page, { text, line }: Block): Promise<string[]> {
  const folder = join(root, ".tmp", "docs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${page.path.replace(/\W/g, "-")}-${line}.mjs`);
  writeFileSync(file, text);
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return codesOf(error.problems);
    throw error;
  }
}

/** The codes of the problems that a block's policy has, each once. */
export async function problemsOf(page: Page, block: Block): Promise<string[]> {
  if (block.language === "js") return runModule(page, block);
  return codesOf(compileYaml(block.text).problems ?? []);
}

/** The sources that pages name. */
const down = (): Promise<boolean> => Promise.reject(new Error("The database is down."));
const sources = { partners: down, domains: down };

/** The policy of a YAML block, which must have no problem. */
export function policyOf({ text }: Block): Policy {
  const { policy, problems } = compileYaml(text, { sources });
  if (policy === undefined) throw new PolicyError(problems);
  return policy;
}
