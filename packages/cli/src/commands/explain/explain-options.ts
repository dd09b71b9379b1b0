import { engineProblem, shippedEngineNames, type EngineSpecifier, type ThirdPartyCookies } from "@sallyport/browser";
import type { ServerName } from "@sallyport/browser/explain";
import type { HttpNetworkOptions } from "@sallyport/browser/http";
import type { AttemptRequest } from "@sallyport/browser/report";
import { InvalidArgumentError } from "commander";
import { isForbiddenMethod, isToken } from "sallyport/standard";
import { explainTexts as texts } from "./explain-texts.ts";

type Header = AttemptRequest["headers"][number];

/** An engine, or all that people use. */
type EngineChoice = EngineSpecifier | "all";

export function readEngine(text: string): EngineChoice {
  const problem = text === "all" ? undefined : engineProblem(text);
  if (problem !== undefined) throw new InvalidArgumentError(texts.wrongEngine(problem));
  return text as EngineChoice;
}

export const enginesOf = (choice: EngineChoice): readonly EngineSpecifier[] =>
  choice === "all" ? shippedEngineNames : [choice];

/** The options of `explain`, parsed. */
export interface ExplainOptions {
  readonly from?: string;
  readonly engine: EngineChoice;
  readonly request?: string;
  readonly header: readonly Header[];
  readonly data?: string;
  readonly mode: AttemptRequest["mode"];
  readonly credentials?: boolean;
  readonly cookie: readonly string[];
  readonly thirdPartyCookies?: ThirdPartyCookies;
  readonly pageSpace?: NonNullable<AttemptRequest["addressSpace"]>;
  readonly send?: boolean;
  readonly probe: boolean;
  readonly ca?: string;
  readonly resolve: readonly (readonly [host: string, address: string])[];
  readonly timeout: number;
  readonly curl?: string;
  readonly har?: string;
  readonly only?: string;
  readonly message?: string;
  readonly config?: string;
  readonly response?: string;
  readonly policy?: string;
  readonly server?: ServerName;
  readonly profile?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly mermaid?: boolean;
  /** `true`: to standard output. */
  readonly svg?: string | true;
}

export function readURL(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new InvalidArgumentError(texts.wrongURL);
  return new URL(text).href;
}

/** Whether a text is a URL that a page can have. */
export const isPageURL = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && URL.canParse(text);

/** Where a page is that has no server: an app's name instead of its URL. */
const appPages: ReadonlyMap<string, string> = new Map([
  ["electron", "file:///app/index.html"],
  ["react-native", "react-native:///"],
]);

export function readFrom(text: string): string {
  if (text === "null") return text;
  const app = appPages.get(text.toLowerCase());
  if (app !== undefined) return app;
  if (!isPageURL(text)) throw new InvalidArgumentError(texts.wrongFrom);
  return new URL(text).href;
}

export function readMethod(text: string): string {
  if (!isToken(text) || isForbiddenMethod(text)) throw new InvalidArgumentError(texts.wrongMethod);
  return text;
}

export function collectHeader(line: string, before: readonly Header[]): readonly Header[] {
  const [, name = "", value = ""] = /^([^:]+):(.*)$/s.exec(line) ?? [];

  if (!isToken(name.trim()) || /[\0\r\n]/.test(value) || /[^\0-\xff]/.test(value))
    throw new InvalidArgumentError(texts.wrongHeader);
  return [...before, [name.trim(), value.trim()]];
}

/** A `Set-Cookie` line, for the whole server unless it has a path. */
export function collectCookie(text: string, before: readonly string[]): readonly string[] {
  // eslint-disable-next-line no-control-regex
  if (!/^[^=;]+=/.test(text) || /[\0-\x1f\x7f]/.test(text)) throw new InvalidArgumentError(texts.wrongCookie);
  return [...before, /;\s*path\s*=/i.test(text) ? text : `${text}; Path=/`];
}

export function collectResolve(text: string, before: ExplainOptions["resolve"]): ExplainOptions["resolve"] {
  const [, host = "", port = "", address = ""] = /^([^:]+):([0-9]{1,5}):([0-9.]+|\[[0-9a-fA-F:.]+\])$/.exec(text) ?? [];
  if (host === "" || Number(port) < 1 || Number(port) > 65_535) throw new InvalidArgumentError(texts.wrongResolve);
  return [...before, [host, `${address}:${port}`]];
}

export function readTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 0.1 && seconds <= 600)) throw new InvalidArgumentError(texts.wrongTimeout);
  return Math.round(seconds * 1000);
}

/** The options of the network, with the certificates as text. */
export const networkOptions = ({ resolve, timeout }: ExplainOptions, ca: string | undefined): HttpNetworkOptions => ({
  hosts: Object.fromEntries(resolve),
  timeout: { head: timeout, gap: timeout, exchange: 2 * timeout },
  ...(ca === undefined ? {} : { ca }),
});
