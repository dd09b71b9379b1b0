import { thirdPartyCookieModes, type ThirdPartyCookies } from "../cookies/rules.ts";
import { engineProblem, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { networkProblems, type HttpNetworkOptions } from "../network/http-options.ts";
import {
  checkOptions as checkProblems,
  oneOf,
  record,
  ruleFor,
  type OptionRule,
  type OptionRules,
} from "../options/check-options.ts";
import { URL } from "../platform.ts";

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

/** The network has problems of its own. */
const networkRule: OptionRule = (name, value) =>
  record(name, value) ?? networkProblems(value).map((problem) => `${name}: ${problem}`);

const isPageURL = (value: unknown): boolean =>
  typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const rules: OptionRules<TestEnvironmentOptions> = {
  engine: (_name, value) => engineProblem(value),
  url: ruleFor(isPageURL, 'a URL with http: or https:, such as "https://app.example/"'),
  dom: oneOf(["jsdom", "happy-dom"]),
  domOptions: record,
  thirdPartyCookies: oneOf(thirdPartyCookieModes),
  referrerPolicy: oneOf(referrerPolicies),
  network: networkRule,
};

/**
 * Checks the options of a test environment.
 *
 * @throws TypeError that lists the problems
 */
export function checkOptions(options: unknown = {}): CheckedOptions {
  checkProblems("Sallyport's test environment", options, rules);
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
