import { isForbiddenMethod, isForbiddenRequestHeader, isToken } from "sallyport/standard";
import { isAppPage } from "./explain/asked.ts";
import { readInput } from "./input.ts";
import { messages } from "./messages.ts";
import type { Terminal } from "./terminal.ts";
import { readYaml, type Place, type YamlText } from "./yaml-text.ts";

/** What a case expects; docs/reference/cli.md says what each means. */
export const expectations = ["may read", "may not read", "executes nothing"] as const;

export type Expectation = (typeof expectations)[number];

/** One case: a page makes a request, and something is expected of it. */
export interface Case extends Place {
  /** The page's origin or URL; `null` is a sandboxed frame. */
  readonly page: string;
  readonly method: string;
  /** The path, with its query. */
  readonly target: string;
  readonly cookies: boolean;
  /** It carries a forgery token that is valid. */
  readonly token: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly expect: Expectation;
}

export interface CaseProblem extends Place {
  readonly text: string;
}

export interface CasesFile {
  /** The members of each source. */
  readonly sources: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cases: readonly Case[];
  readonly problems: readonly CaseProblem[];
  readonly placeOf: YamlText["placeOf"];
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** What each key of a case holds. */
const keys: Readonly<Record<string, (value: unknown) => boolean>> = {
  page: (value) =>
    value === null ||
    value === "null" ||
    (typeof value === "string" && /^[a-z][a-z0-9+.-]*:\/\//.test(value) && URL.canParse(value)),
  request: (value) => typeof value === "string" && /^\S+ \/\S*$/.test(value) && isToken(value.split(" ")[0] ?? ""),
  cookies: (value) => typeof value === "boolean",
  token: (value) => typeof value === "boolean",
  headers: (value) => isMapping(value) && Object.values(value).every((one) => typeof one === "string"),
  body: (value) => typeof value === "string",
  expect: (value) => (expectations as readonly unknown[]).includes(value),
};

type Report = (path: readonly (string | number)[], text: string) => void;

/** What has the right shape, and no page can do or the model cannot try. */
function checkMeaning({ page, request, headers }: Mapping, at: readonly (string | number)[], report: Report): void {
  const [method = "", target = ""] = String(request).split(" ");
  if (typeof page === "string" && isAppPage(page)) report([...at, "page"], messages.appPage);
  if (target.includes("#")) report([...at, "request"], messages.cases.fragment);
  if (method !== method.toUpperCase() || isForbiddenMethod(method))
    report([...at, "request"], messages.cases.wrongMethod(method));
  for (const [name, value] of isMapping(headers) ? Object.entries(headers) : [])
    if (isForbiddenRequestHeader(name, String(value)))
      report([...at, "headers", name], messages.cases.forbiddenHeader(name));
}

function checkCase(value: unknown, at: readonly (string | number)[], report: Report): value is Mapping {
  if (!isMapping(value)) {
    report(at, messages.cases.noMapping);
    return false;
  }
  let wrongs = 0;
  const wrong = (path: readonly (string | number)[], text: string): void => {
    wrongs++;
    report(path, text);
  };
  for (const [key, one] of Object.entries(value)) {
    const holds = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (holds === undefined) wrong([...at, key], messages.cases.unknownKey(key, Object.keys(keys)));
    else if (!holds(one)) wrong([...at, key], messages.cases.wrongValue(key, one, expectations));
  }
  for (const key of ["page", "request", "expect"])
    if (!Object.hasOwn(value, key)) wrong(at, messages.cases.missingKey(key));
  // Of what has not the shape there is no meaning to check.
  if (wrongs > 0) return false;
  checkMeaning(value, at, wrong);
  return wrongs === 0;
}

function caseOf(value: Mapping, place: Place): Case {
  const [method = "", target = ""] = (value.request as string).split(" ");
  return {
    ...place,
    page: typeof value.page === "string" ? value.page : "null",
    method,
    target,
    cookies: value.cookies === true,
    token: value.token === true,
    headers: (value.headers ?? {}) as Case["headers"],
    body: value.body as string | undefined,
    expect: value.expect as Expectation,
  };
}

function readSources(value: unknown, report: Report): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  if (value === undefined) return found;
  for (const [name, origins] of isMapping(value) ? Object.entries(value) : []) {
    if (isTexts(origins)) found.set(name, new Set(origins));
    else report(["sources", name], messages.cases.wrongSource);
  }
  if (!isMapping(value)) report(["sources"], messages.cases.wrongSource);
  return found;
}

/**
 * Reads a file of expectations.
 * @throws UsageError where it is no YAML
 */
export async function readCasesFile(name: string, terminal: Terminal): Promise<CasesFile> {
  const { value, placeOf } = readYaml(await readInput(name, terminal), name);
  const problems: CaseProblem[] = [];
  const report: Report = (path, text) => void problems.push({ ...placeOf(path), text });
  const document = isMapping(value) ? value : {};
  for (const key of Object.keys(document))
    if (key !== "sources" && key !== "cases") report([key], messages.cases.unknownKey(key, ["sources", "cases"]));
  const written = document.cases;
  if (!Array.isArray(written) || written.length === 0) report(["cases"], messages.cases.noCases);
  const cases = (Array.isArray(written) ? (written as readonly unknown[]) : []).flatMap((one, index) => {
    const at = ["cases", index];
    return checkCase(one, at, report) ? [caseOf(one, placeOf(at))] : [];
  });
  return { sources: readSources(document.sources, report), cases, problems, placeOf };
}
