import { decide, type Decision, type Policy } from "sallyport";
import { issueToken } from "sallyport/token";
import { guard } from "sallyport/web";
import type { EngineName } from "../engines/engine.ts";
import { engines } from "../engines/index.ts";
import { namesForPreflight } from "../fetch/preflight-needed.ts";
import { inProcess } from "../network/in-process.ts";
import { Browser } from "../page/browser.ts";
import type { Outcome } from "../page/outcome.ts";
import { URL } from "../platform.ts";

/** What a case expects; docs/reference/cli.md says what each means. */
export const expectations = ["may read", "may not read", "executes nothing"] as const;

export type Expectation = (typeof expectations)[number];

/** A page makes a request to a server behind a policy, and something is expected. */
export interface PolicyCase {
  /** The page's origin or URL; `null` is a sandboxed frame. */
  readonly page: string;
  readonly method: string;
  /** The path, with its query. */
  readonly target: string;
  readonly cookies: boolean;
  /** Whether it has a valid forgery token. */
  readonly token: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly expect: Expectation;
}

/** The result of a case at one of the gates. */
export interface CaseResult {
  /** An engine, or `decide`. */
  readonly gate: EngineName | "decide";
  readonly read: boolean;
  readonly executed: boolean;
  /** At an engine. */
  readonly outcome?: Outcome;
  /** At `decide`: the decision about the preflight, or about the request. */
  readonly decision?: Decision;
}

const secrets = ["a secret for cases that are run in this process alone"];
const session = "case";

const headersOf = ({ headers, token }: PolicyCase): Record<string, string> => ({
  ...headers,
  ...(token ? { "x-csrf-token": issueToken({ secrets, session }) } : {}),
});

/** Runs a case in one engine; the policy stands before an application that counts what reaches it. */
async function inEngine(policy: Policy, own: string, one: PolicyCase, engine: EngineName): Promise<CaseResult> {
  let hits = 0;
  let signingIn = true;
  const guarded = guard(
    policy,
    () => {
      hits++;
      return new Response("data");
    },
    { token: { secrets, session: () => session }, log: false },
  );
  const cookie = own.startsWith("https:") ? "session=1; Path=/; Secure; SameSite=None" : "session=1; Path=/";
  const app = (request: Request): Response | Promise<Response> =>
    signingIn ? new Response(null, { headers: { "set-cookie": cookie } }) : guarded(request);
  const browser = new Browser({ engine, network: inProcess({ [own]: app }), thirdPartyCookies: "allow" });
  if (one.cookies) await browser.open(`${own}/`);
  signingIn = false;
  const page =
    one.page === "null" ? browser.pageAt("https://sandboxed.example/", { sandboxed: true }) : browser.pageAt(one.page);
  const outcome = await page.attempt(`${own}${one.target}`, {
    method: one.method,
    headers: headersOf(one),
    credentials: one.cookies ? "include" : "omit",
    ...(one.body === undefined ? {} : { body: one.body }),
  });
  // A page can read a refusal under a grant too, and that is not the data.
  return { gate: engine, read: outcome.readable && hits > 0, executed: hits > 0, outcome };
}

/** Asks the server's gate as a browser would, with a preflight first where one is needed. */
async function byDecision(policy: Policy, own: string, one: PolicyCase): Promise<CaseResult> {
  const origin = one.page === "null" ? "null" : new URL(one.page).origin;
  const same = origin === own;
  const headers = headersOf(one);
  const { host } = new URL(own);
  const settled = (decision: Decision): CaseResult => {
    const executed = decision.outcome === "pass";
    const { grant } = decision;
    const shared = grant !== undefined && (!one.cookies || grant.credentials);
    return { gate: "decide", read: executed && (same || shared), executed, decision };
  };
  const asked = namesForPreflight(one.method, [
    ...Object.entries(headers),
    ...(one.body === undefined || "content-type" in headers
      ? []
      : [["content-type", "text/plain;charset=UTF-8"] as const]),
  ]);
  if (!same && asked !== undefined) {
    const preflightHeaders = {
      "access-control-request-method": one.method,
      ...(asked.length > 0 ? { "access-control-request-headers": asked.join(",") } : {}),
    };
    const head = { method: "OPTIONS", target: one.target, headers: { host, origin, ...preflightHeaders } };
    const preflight = decide(await policy.resolve(head), head);
    if (preflight.outcome === "refuse") return settled(preflight);
  }
  const sent = {
    host,
    ...(same && (one.method === "GET" || one.method === "HEAD") ? {} : { origin }),
    "sec-fetch-site": same ? "same-origin" : "cross-site",
    "sec-fetch-mode": "cors",
    "sec-fetch-dest": "empty",
    ...(one.cookies ? { cookie: "session=1" } : {}),
    ...headers,
  };
  const token = one.token ? { token: "valid" as const } : {};
  const head = { method: one.method, target: one.target, headers: sent, ...token };
  return settled(decide(await policy.resolve(head), head));
}

/** Runs a case through both gates: the server's alone, and the server's behind each engine's. */
export async function runCase(policy: Policy, own: string, one: PolicyCase): Promise<readonly CaseResult[]> {
  const results = [await byDecision(policy, own, one)];
  for (const engine of Object.keys(engines) as EngineName[]) results.push(await inEngine(policy, own, one, engine));
  return results;
}

const tests: Readonly<Record<Expectation, (result: CaseResult) => boolean>> = {
  "may read": ({ read }) => read,
  "may not read": ({ read }) => !read,
  "executes nothing": ({ executed }) => !executed,
};

/** Whether a result is as expected. */
export const isAsExpected = (one: PolicyCase, result: CaseResult): boolean => tests[one.expect](result);
