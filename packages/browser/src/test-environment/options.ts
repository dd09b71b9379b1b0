import { thirdPartyCookieModes, type ThirdPartyCookies } from "../cookies/rules.ts";
import { engineProblem, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { referrerPolicies, type ReferrerPolicy } from "../fetch/environment.ts";
import { httpNetwork, type HttpNetworkOptions } from "../network/http.ts";
import { URL } from "../platform.ts";
import { optionTexts as texts } from "./test-environment-texts.ts";

/** Options of the test environments for Vitest and Jest. */
export interface TestEnvironmentOptions {
  /** The engine whose rules apply, with a major version where it isn't the newest: `firefox@140`. Default: `chromium`. */
  readonly engine?: EngineSpecifier;
  /** The URL of the page that runs the tests; its origin is what servers see. Default: `http://localhost:3000/`. */
  readonly url?: string;
  /** What gives the document. It must be installed. Default: `jsdom`. */
  readonly dom?: "jsdom" | "happy-dom";
  /** Further options for jsdom or happy-dom. Default: none. */
  readonly domOptions?: Readonly<Record<string, unknown>>;
  /** The mode of third-party cookies. Default: the engine's own. */
  readonly thirdPartyCookies?: ThirdPartyCookies;
  /** The referrer policy of the page. Default: none, which is `strict-origin-when-cross-origin`. */
  readonly referrerPolicy?: ReferrerPolicy;
  /**
   * How requests reach servers: `{ hosts: { "api.example": "127.0.0.1:8080" } }` sends those for a name to your
   * server on this machine. Default: by DNS.
   */
  readonly network?: HttpNetworkOptions;
}

/** All of them. */
export type CheckedOptions = Required<Omit<TestEnvironmentOptions, "thirdPartyCookies">> &
  Pick<TestEnvironmentOptions, "thirdPartyCookies">;

const choices: Readonly<Record<string, readonly string[]>> = {
  dom: ["jsdom", "happy-dom"],
  thirdPartyCookies: thirdPartyCookieModes,
  referrerPolicy: referrerPolicies,
};

const objects = ["domOptions", "network"];

const names = ["engine", "url", "dom", "domOptions", "thirdPartyCookies", "referrerPolicy", "network"];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function networkProblems(network: unknown): string[] {
  if (!isRecord(network)) return [];
  try {
    httpNetwork(network).close();
    return [];
  } catch (error) {
    return [texts.network((error as Error).message)];
  }
}

const isPageURL = (value: unknown): boolean =>
  typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

function problemsOf(options: Readonly<Record<string, unknown>>): string[] {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return given.flatMap(([name, value]) => {
    if (!names.includes(name)) return [texts.unknown(name, names)];
    const known = choices[name];
    if (known !== undefined && !known.includes(value as string)) return [texts.oneOf(name, value, known)];
    if (name === "engine") return engineProblem(value) ?? [];
    if (name === "url" && !isPageURL(value)) return [texts.url(value)];
    return objects.includes(name) && !isRecord(value) ? [texts.object(name, value)] : [];
  });
}

/**
 * Checks the options of a test environment.
 *
 * @throws TypeError that lists every problem
 */
export function checkOptions(options: unknown = {}): CheckedOptions {
  const problems = isRecord(options)
    ? [...problemsOf(options), ...networkProblems(options.network)]
    : [texts.notAnObject(options)];
  if (problems.length > 0) throw new TypeError([texts.intro, ...problems.map((problem) => `- ${problem}`)].join("\n"));
  const defaults = {
    engine: "chromium",
    url: "http://localhost:3000/",
    dom: "jsdom",
    domOptions: {},
    referrerPolicy: "",
    network: {},
  } as const;
  const given = Object.fromEntries(Object.entries(options as object).filter(([, value]) => value !== undefined));
  return { ...defaults, ...(given as TestEnvironmentOptions) };
}
