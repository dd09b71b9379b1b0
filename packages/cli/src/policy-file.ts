import { compilePolicy, type Policy, type Problem } from "sallyport";
import { standInSources } from "sallyport/review";
import { compileYaml, parseYaml } from "sallyport/yaml";
import { readInput } from "./input-file.ts";
import { inputTexts as texts } from "./input-file-texts.ts";
import { UsageError, type Terminal } from "./terminal.ts";
import { readYaml, type YamlText } from "./yaml-text.ts";

export interface PolicyFile {
  readonly name: string;
  readonly text: YamlText;
  /** What the text says, with variables from the environment. */
  readonly document: unknown;
  /** `undefined` where there are problems. */
  readonly policy: Policy | undefined;
  readonly problems: readonly Problem[];
}

type Sources = ReturnType<typeof standInSources>;

/**
 * Reads and compiles a policy. Its variables are those of the terminal's environment.
 * @param sources in place of stand-ins that deny
 * @throws UsageError where it is not YAML, or has no such profile
 */
export async function readPolicyFile(
  name: string,
  profile: string | undefined,
  terminal: Terminal,
  sources: Sources = {},
): Promise<PolicyFile> {
  const written = await readInput(name, terminal);
  const text = readYaml(written, name);
  const { env } = terminal;
  const parsed = parseYaml(written, { env });
  const document = parsed.document ?? text.value;
  const given = { sources: { ...standInSources(document), ...sources }, ...(profile === undefined ? {} : { profile }) };
  // The text is compiled where places are needed: reading it takes longer than all else.
  const compiled = parsed.problems === undefined ? compilePolicy(document, given) : undefined;
  const { policy, problems = [] } = compiled?.policy === undefined ? compileYaml(written, { env, ...given }) : compiled;
  const unknown = problems.find(({ code }) => code === "profile-unknown");
  if (unknown !== undefined) throw new UsageError(texts.noProfile(unknown));
  return { name, text, document, policy, problems };
}
