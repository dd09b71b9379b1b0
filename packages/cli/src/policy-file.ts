import type { DocumentPath, Policy, Problem } from "sallyport";
import type { standInSources } from "sallyport/review";
import { readInput } from "./input-file.ts";
import { inputTexts as texts } from "./input-file-texts.ts";
import { UsageError, type Terminal } from "./terminal.ts";
import type { Place } from "./yaml-text.ts";

export interface PolicyFile {
  readonly name: string;
  /** Where the value at a path of the document stands, or as much of the way as there is. */
  readonly placeOf: (path: DocumentPath) => Place;
  /** What the text says, with variables from the environment. */
  readonly document: unknown;
  /** `undefined` where there are problems. */
  readonly policy: Policy | undefined;
  readonly problems: readonly Problem[];
}

type Sources = ReturnType<typeof standInSources>;

/** The compiler and the parser, which take longer to load than most commands that have no policy to read. */
async function compilers() {
  const [{ compilePolicy }, { standInSources }, { compileYaml, parseYaml }, { readYaml }] = await Promise.all([
    import("sallyport"),
    import("sallyport/review"),
    import("sallyport/yaml"),
    import("./yaml-text.ts"),
  ]);
  return { compilePolicy, standInSources, compileYaml, parseYaml, readYaml };
}

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
  const { compilePolicy, standInSources, compileYaml, parseYaml, readYaml } = await compilers();
  const { env } = terminal;
  const parsed = parseYaml(written, { env });
  // Variables can be what is wrong; then the text can be read all the same.
  const document = parsed.problems === undefined ? parsed.document : readYaml(written, name).value;
  const given = { sources: { ...standInSources(document), ...sources }, ...(profile === undefined ? {} : { profile }) };
  // The text is compiled where places are needed: reading it takes longer than all else.
  const compiled = parsed.problems === undefined ? compilePolicy(document, given) : undefined;
  const { policy, problems = [] } = compiled?.policy === undefined ? compileYaml(written, { env, ...given }) : compiled;
  const unknown = problems.find(({ code }) => code === "profile-unknown");
  if (unknown !== undefined) throw new UsageError(texts.noProfile(unknown));
  const placeOf = parsed.problems === undefined ? parsed.placeOf : (): Place => ({ line: 1, column: 1 });
  return { name, placeOf, document, policy, problems };
}
