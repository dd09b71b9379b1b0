import { expectations, type Expectation, type PolicyCase } from "@sallyport/browser/report";
import { isForbiddenMethod, isForbiddenRequestHeader, isToken } from "sallyport/standard";
import { casesLimit, readInput } from "../../input-file.ts";
import type { Terminal } from "../../terminal.ts";
import { readYaml, type Place, type YamlText } from "../../yaml-text.ts";
import { casesTexts as texts } from "./cases-texts.ts";

/** One case of the file, with its place. */
export interface Case extends PolicyCase, Place {}

interface CaseProblem extends Place {
  readonly text: string;
}

/** A member of a source: an origin, or a host name, everywhere or for one host or one value of a parameter. */
export interface SourceMember {
  readonly origin: string;
  readonly host?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface CasesFile {
  /** The members of each source. */
  readonly sources: ReadonlyMap<string, readonly SourceMember[]>;
  readonly cases: readonly Case[];
  readonly problems: readonly CaseProblem[];
  readonly placeOf: YamlText["placeOf"];
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const memberKeys: Readonly<Record<string, (value: unknown) => boolean>> = {
  origin: (value) => typeof value === "string",
  host: (value) => typeof value === "string",
  params: (value) => isMapping(value) && Object.values(value).every((one) => typeof one === "string"),
};

const isMember = (value: unknown): value is string | SourceMember =>
  typeof value === "string" ||
  (isMapping(value) &&
    "origin" in value &&
    Object.entries(value).every(([key, one]) => Object.hasOwn(memberKeys, key) && memberKeys[key]?.(one) === true));

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

/** Finds what has the right shape, and no page can do or the model cannot try. */
function checkMeaning({ request, headers }: Mapping, at: readonly (string | number)[], report: Report): void {
  const [method = "", target = ""] = String(request).split(" ");
  if (target.includes("#")) report([...at, "request"], texts.fragment);
  if (method !== method.toUpperCase() || isForbiddenMethod(method))
    report([...at, "request"], texts.wrongMethod(method));
  for (const [name, value] of isMapping(headers) ? Object.entries(headers) : [])
    if (isForbiddenRequestHeader(name, String(value))) report([...at, "headers", name], texts.forbiddenHeader(name));
}

function checkCase(value: unknown, at: readonly (string | number)[], report: Report): value is Mapping {
  if (!isMapping(value)) {
    report(at, texts.notAMapping);
    return false;
  }
  let problems = 0;
  const wrong = (path: readonly (string | number)[], text: string): void => {
    problems++;
    report(path, text);
  };
  for (const [key, one] of Object.entries(value)) {
    const holds = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (holds === undefined) wrong([...at, key], texts.unknownKey(key, Object.keys(keys)));
    else if (!holds(one)) wrong([...at, key], texts.wrongValue(key, one, expectations));
  }
  for (const key of ["page", "request", "expect"]) if (!Object.hasOwn(value, key)) wrong(at, texts.missingKey(key));
  // Without the right shape there is no meaning to check.
  if (problems > 0) return false;
  checkMeaning(value, at, wrong);
  return problems === 0;
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

function readSources(value: unknown, report: Report): Map<string, readonly SourceMember[]> {
  const sources = new Map<string, readonly SourceMember[]>();
  if (value === undefined) return sources;
  for (const [name, members] of isMapping(value) ? Object.entries(value) : []) {
    if (Array.isArray(members) && members.every(isMember))
      sources.set(
        name,
        members.map((one) => (typeof one === "string" ? { origin: one } : one)),
      );
    else report(["sources", name], texts.wrongSource);
  }
  if (!isMapping(value)) report(["sources"], texts.wrongSource);
  return sources;
}

/**
 * Reads a file of expectations.
 * @throws UsageError where it is not YAML
 */
export async function readCasesFile(name: string, terminal: Terminal): Promise<CasesFile> {
  const { value, placeOf } = readYaml(await readInput(name, terminal, casesLimit), name);
  const problems: CaseProblem[] = [];
  const report: Report = (path, text) => void problems.push({ ...placeOf(path), text });
  const document = isMapping(value) ? value : {};
  for (const key of Object.keys(document))
    if (key !== "sources" && key !== "cases") report([key], texts.unknownKey(key, ["sources", "cases"]));
  const written = document.cases;
  if (!Array.isArray(written) || written.length === 0) report(["cases"], texts.noCases);
  const cases = (Array.isArray(written) ? (written as readonly unknown[]) : []).flatMap((one, index) => {
    const at = ["cases", index];
    return checkCase(one, at, report) ? [caseOf(one, placeOf(at))] : [];
  });
  return { sources: readSources(document.sources, report), cases, problems, placeOf };
}
