import { isCorsSafelistedMethod, isToken, parseOrigin } from "sallyport/standard";
import type { Header } from "../fetch/header-list.ts";
import type { Danger, Fix } from "./explanation.ts";
import { ofAnotherPage } from "./another-page.ts";
import { changesSomething, isRedirectedAway, type Facts } from "./attempt-facts.ts";
import { connectionFixes } from "./connection-fixes.ts";
import { dangerTexts, type DangerName } from "./danger-texts.ts";
import { hasNoScheme } from "./evidence/url.ts";
import { fixTexts, type FixName } from "./fix-texts.ts";
import { headerStory, isResponseHeader } from "./header-story-texts.ts";
import { responsePartFixes } from "./response-part-fixes.ts";
import { codeSpan } from "../text/code-span.ts";
import { changeOf } from "./servers/change.ts";
import { serverFix } from "./servers/server-fix.ts";
import {
  developmentPolicy,
  embedPolicy,
  publicPolicy,
  refusingReadsPolicy,
  sharePolicy,
  socketPolicy,
  wantedBy,
} from "./policy-fragment.ts";

/** What a fix adds to its text, which it may replace. */
type Recipe = (facts: Facts) => (Omit<Fix, "text"> & { readonly text?: string }) | undefined;

const at =
  (place: Fix["at"], applies: (facts: Facts) => boolean = () => true): Recipe =>
  (facts) =>
    applies(facts) ? { at: place } : undefined;

export const isNull = ({ page }: Facts): boolean => page === "null";

/** A page for which anyone on the network can speak. */
const isInsecure = ({ page = "" }: Facts): boolean =>
  page.startsWith("http://") && !/^http:\/\/(?:[^/]*\.)?(?:localhost|127\.[0-9.]+|\[::1\])(?::|$)/.test(page);

/** Headers by which a request that was allowed as POST becomes any other. */
const overrides: ReadonlySet<string> = new Set(["x-http-method-override", "x-method-override", "x-http-method"]);

export const overridesMethod = (facts: Facts): boolean => wantedBy(facts).headers.some((name) => overrides.has(name));

/** A console message may hold anything: only tokens (RFC 9110) and origins are proposed, and never `*`. */
const isName = (text: string): boolean => isToken(text) && text !== "*";

function isProposable(facts: Facts): boolean {
  const { with: origin, methods, headers } = wantedBy(facts);
  return parseOrigin(origin) !== undefined && [...methods, ...headers].every(isName);
}

/** Whether the page's origin may be granted what the request needs. */
export const canBeGranted = (facts: Facts): boolean =>
  !isNull(facts) && !(facts.credentials && isInsecure(facts)) && !overridesMethod(facts) && isProposable(facts);

const needsPreflight = (facts: Facts): boolean =>
  facts.preflight || facts.headers.length > 0 || !isCorsSafelistedMethod(facts.method ?? "GET");

function responseHeaders(facts: Facts): readonly Header[] {
  const { with: origin, credentials } = wantedBy(facts);
  return [
    ["Access-Control-Allow-Origin", origin],
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ["Vary", "Origin"],
  ];
}

function preflightHeaders(facts: Facts): readonly Header[] {
  const { with: origin, credentials, methods, headers } = wantedBy(facts);
  return [
    ["Access-Control-Allow-Origin", origin],
    ...(methods.length === 0 ? [] : [["Access-Control-Allow-Methods", methods.join(", ")] as const]),
    ...(headers.length === 0 ? [] : [["Access-Control-Allow-Headers", headers.join(", ")] as const]),
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ["Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"],
  ];
}

/** The origin that the response names already; whoever needs it keeps it. */
const namedAlready = ({ code, value = "" }: Facts): readonly string[] =>
  code === "cors-origin-mismatch" ? [value] : [];

/** What a server has to do, and how the one that the response shows does it. */
function atServer(facts: Facts, { share }: Pick<Fix, "share">): Pick<Fix, "change" | "server"> {
  const change = share === undefined ? undefined : changeOf(share, facts.url, namedAlready(facts));
  if (change === undefined) return {};
  const { server, evidence } = facts.shown;
  return { change, ...(server === undefined ? {} : { server: serverFix(server, change, evidence) }) };
}

const policyOf = (policy: string | undefined): Pick<Fix, "policy"> => (policy === undefined ? {} : { policy });

/** Shares with the page's origin what the request needs. */
const share: Recipe = (facts) => {
  if (!canBeGranted(facts)) return undefined;
  const shared = sharePolicy(facts);
  return {
    at: "policy",
    ...shared,
    headers: responseHeaders(facts),
    ...(needsPreflight(facts) ? { preflight: preflightHeaders(facts) } : {}),
    ...(facts.preflight ? { atPreflight: true as const } : {}),
    ...atServer(facts, shared),
  };
};

const shareAs =
  (place: Fix["at"]): Recipe =>
  (facts) => {
    const shared = share(facts);
    return shared && { ...shared, at: place };
  };

/** A fix in words, with what a server does for it. */
const sharedAt =
  (place: Fix["at"]): Recipe =>
  (facts) => ({ at: place, ...(canBeGranted(facts) ? atServer(facts, sharePolicy(facts)) : {}) });

const isCorsCheck = ({ code }: Facts): boolean => code?.startsWith("cors-") === true;

/** Where there was a redirect, or nothing is known of one. */
const canonicalUrl: Recipe = (facts) =>
  isCorsCheck(facts) && facts.redirects.length === 0 && !isRedirectedAway(facts) ? undefined : { at: "page" };

const developmentPolicyOf = (facts: Facts): string | undefined =>
  canBeGranted(facts) ? developmentPolicy(facts) : undefined;

const developmentOrigin: Recipe = (facts) =>
  isNull(facts) || facts.code === "scheme-not-cors"
    ? { at: "page", ...policyOf(developmentPolicyOf({ ...facts, page: "https://app.example" })) }
    : undefined;

const isShareable = (facts: Facts): boolean =>
  !facts.credentials && !changesSomething(facts) && facts.headers.length === 0;

const expose: Recipe = (facts) => {
  const names = facts.hidden.filter(isName);
  if (names.length === 0) return undefined;
  const shared = canBeGranted(facts) ? sharePolicy(facts, names) : {};
  return {
    at: "policy",
    ...shared,
    headers: [["Access-Control-Expose-Headers", names.join(", ")]],
    ...atServer(facts, shared),
  };
};

const cookieLine = (attributes: string): readonly Header[] => [["Set-Cookie", `session=…; Path=/; ${attributes}`]];

const embed =
  (corp: "same-site" | "cross-origin"): Recipe =>
  (facts) => ({
    at: "policy",
    ...policyOf(embedPolicy(facts, corp)),
    headers: [["Cross-Origin-Resource-Policy", corp]],
  });

/** The header that a preflight refused. */
const refusedHeader = ({ code, value = "" }: Facts): string => (code === "preflight-header" ? value : "");

/** Remove the header; where it is known who adds it, how. */
const fewerHeaders: Recipe = (facts) => {
  const story = headerStory(refusedHeader(facts));
  return { at: "page", ...(story === undefined ? {} : { text: story.stop }) };
};

const allowHeader: Recipe = (facts) => (isResponseHeader(refusedHeader(facts)) ? undefined : shareAs("policy")(facts));

const withScheme: Recipe = ({ url }) =>
  hasNoScheme(url)
    ? { at: "page", text: `Write the URL with its scheme: ${codeSpan(`http://${url ?? ""}`)}.` }
    : undefined;

const isLowerCaseMethod = ({ method, value }: Facts): boolean => {
  const written = value ?? method ?? "";
  return isName(written) && written !== written.toUpperCase();
};

const recipes: Readonly<Record<FixName, Recipe>> = {
  share,
  "share-public": (facts) =>
    isShareable(facts)
      ? { at: "policy", ...policyOf(publicPolicy(facts)), headers: [["Access-Control-Allow-Origin", "*"]] }
      : undefined,
  "without-credentials": at("page"),
  outermost: sharedAt("server"),
  gateway: sharedAt("proxy"),
  // One origin alone can't have been written twice.
  "one-owner": at("proxy", ({ code, value = "" }) => code !== "cors-origin-mismatch" || value.includes(",")),
  "exact-origin": shareAs("server"),
  "allow-credentials": shareAs("policy"),
  "name-origin": shareAs("policy"),
  "preflight-first": shareAs("server"),
  "options-route": shareAs("server"),
  "sign-in": at("page"),
  "may-do": at("server"),
  "right-route": at("server"),
  "smaller-body": at("page"),
  "fewer-requests": at("page"),
  "behind-gateway": at("proxy"),
  "read-log": at("server"),
  "respond-401": at("server"),
  "sign-in-again": at("browser"),
  "past-proxy": at("proxy"),
  "canonical-url": canonicalUrl,
  "no-redirect": at("server"),
  "allow-method": shareAs("policy"),
  "allow-header": allowHeader,
  "name-headers": at("server"),
  "canonical-method": at("page", isLowerCaseMethod),
  "fewer-headers": fewerHeaders,
  "valid-list": at("server"),
  "named-page": developmentOrigin,
  "https-page": at("page", isInsecure),
  vary: (facts) => (isNull(facts) ? undefined : { at: "server", headers: [["Vary", "Origin"]] }),
  crossorigin: at("page"),
  "cache-reload": at("page"),
  expose,
  "cors-mode": at("page"),
  "same-origin": at("proxy"),
  "https-api": at("server"),
  "find-reason": at("browser"),
  reachable: at("server"),
  ...connectionFixes,
  "other-port": at("server"),
  corp: embed("cross-origin"),
  "corp-same-site": embed("same-site"),
  "use-cors": shareAs("page"),
  "right-type": at("server"),
  "right-url": at("browser"),
  "no-userinfo": at("server"),
  "http-redirect": at("server"),
  "fix-location": at("server"),
  "shorter-chain": at("server"),
  "redirect-mode": at("page"),
  "redirect-status": at("server"),
  permission: at("browser"),
  "allow-frame": at("page"),
  "target-space": at("page"),
  "secure-page": at("page"),
  "buffer-body": at("page"),
  "smaller-keepalive": at("page"),
  integrity: at("page"),
  range: at("server"),
  "cache-mode": at("page"),
  "with-scheme": withScheme,
  "http-url": at("page"),
  "valid-head": at("server", ({ part }) => part === undefined || part === "fields"),
  ...responsePartFixes,
  "smaller-head": at("server"),
  "whole-answer": at("server"),
  faster: at("server"),
  "valid-call": at("page"),
  "wrong-mode": at("page"),
  "ask-credentials": at("page"),
  "same-site-none": () => ({ at: "server", headers: cookieLine("Secure; HttpOnly; SameSite=None") }),
  "one-site": at("server"),
  bearer: at("page"),
  partitioned: () => ({ at: "server", headers: cookieLine("Secure; HttpOnly; SameSite=None; Partitioned") }),
  "cookie-line": () => ({
    at: "server",
    headers: [["Set-Cookie", "__Host-session=…; Path=/; Secure; HttpOnly; SameSite=Lax"]],
  }),
  "cookie-secure": () => ({ at: "server", headers: cookieLine("Secure; HttpOnly; SameSite=None") }),
  "cookie-host": at("page"),
  "extension-worker": at("page", ({ page = "" }) => /^[a-z-]+-extension:/.test(page)),
  worker: at("page"),
  "event-stream": () => ({ at: "server", headers: [["Content-Type", "text/event-stream"]] }),
  // Never for the page that has opened it: it may be a hostile one.
  "check-socket-origin": (facts) => ({ at: "server", ...policyOf(socketPolicy(ofAnotherPage(facts))) }),
  "socket-server": at("server"),
  "socket-protocol": at("server"),
  socket: (facts) => ({ at: "policy", ...policyOf(isNull(facts) ? undefined : socketPolicy(facts)) }),
  "frame-ancestors": (facts) =>
    canBeGranted(facts)
      ? { at: "server", headers: [["Content-Security-Policy", `frame-ancestors ${facts.page ?? facts.standIn}`]] }
      : undefined,
  "new-window": at("page"),
  forgery: at("server"),
  "stop-sharing": (facts) => ({ at: "server", ...sharePolicy(facts) }),
  "list-origins": at("server", (facts) => !canBeGranted(facts)),
  "refuse-first": (facts) => ({ at: "server", ...sharePolicy(facts) }),
  "refuse-reads": (facts) => ({ at: "server", ...policyOf(refusingReadsPolicy(facts)) }),
  "preflight-before": at("server"),
  "limit-embedding": () => ({ at: "server", headers: [["Cross-Origin-Resource-Policy", "same-origin"]] }),
};

/** The origin that stands for the page's in a fix, where that isn't known. */
function standInOf({ share, change, headers = [] }: Omit<Fix, "text">, { page, standIn }: Facts): Pick<Fix, "standIn"> {
  const isNamed = share !== undefined || change !== undefined || headers.some(([, value]) => value === standIn);
  return page === undefined && isNamed ? { standIn } : {};
}

/** Credentials must not go to a page that anyone on the network can change, but fewer others matter more. */
const withSecurePage = (names: readonly FixName[]): readonly FixName[] =>
  names.includes("list-origins") ? [...names, "https-page"] : ["https-page", ...names];

/** These fixes, as far as they fit what is known, in their order. */
export function fixesNamed(names: readonly FixName[], facts: Facts): readonly Fix[] {
  const all = facts.credentials && isInsecure(facts) ? withSecurePage(names) : names;
  return all.flatMap((name) => {
    const made = recipes[name](facts);
    return made === undefined ? [] : [{ text: fixTexts[name], ...made, ...standInOf(made, facts) }];
  });
}

export const dangersNamed = (names: readonly DangerName[]): readonly Danger[] => names.map((name) => dangerTexts[name]);
