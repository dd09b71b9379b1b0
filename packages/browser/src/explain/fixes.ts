import type { Danger, Fix } from "./explanation.ts";
import { ofAnotherPage } from "./another-page.ts";
import { changesSomething, isRedirectedAway, mayLackCors, type Facts } from "./attempt-facts.ts";
import { connectionFixes } from "./connection-fixes.ts";
import { cookieFixes, oneSite, storageAccessFixes } from "./cookie-fixes.ts";
import { dangerTexts, type DangerName } from "./danger-texts.ts";
import { addSource } from "./blocking-directive.ts";
import { canonicalCause } from "./evidence/canonical.ts";
import { mayBeOfBrowser } from "./evidence/redirect.ts";
import { hasNoScheme, localScheme } from "./evidence/url.ts";
import { fixTexts, type FixName } from "./fix-texts.ts";
import { canBeGranted, isInsecure, isName, isNull } from "./grantable.ts";
import { allowHeader, fewerHeaders } from "./header-fixes.ts";
import {
  developmentPolicy,
  embedPolicy,
  publicPolicy,
  refusingReadsPolicy,
  sharePolicy,
  socketPolicy,
} from "./policy-fragment.ts";
import { at, policyOf, type Recipe } from "./recipe.ts";
import { responsePartFixes } from "./response-part-fixes.ts";
import { expose, share, sharedAt, shareAs } from "./share-fixes.ts";
import { respond401 } from "./sign-in-fixes.ts";
import { codeSpan } from "../text/code-span.ts";

const isCorsCheck = ({ code }: Facts): boolean => code?.startsWith("cors-") === true;

/** Where there was a redirect, or nothing is known of one. */
const canonicalUrl: Recipe = (facts) =>
  isCorsCheck(facts) && facts.redirects.length === 0 && !isRedirectedAway(facts) ? undefined : { at: "page" };

const developmentPolicyOf = (facts: Facts): string | undefined =>
  canBeGranted(facts) ? developmentPolicy(facts) : undefined;

/** A page of the web that requests a file is named already. */
const isFromDisk = ({ page, url }: Facts): boolean =>
  page === undefined && [undefined, "file"].includes(localScheme(url));

const developmentOrigin: Recipe = (facts) =>
  isNull(facts) || (facts.code === "scheme-not-cors" && isFromDisk(facts))
    ? { at: "page", ...policyOf(developmentPolicyOf({ ...facts, page: "https://app.example" })) }
    : undefined;

const isShareable = (facts: Facts): boolean =>
  !facts.credentials && !changesSomething(facts) && facts.headers.length === 0;

const embed =
  (corp: "same-site" | "cross-origin"): Recipe =>
  (facts) => ({
    at: "policy",
    ...policyOf(embedPolicy(facts, corp)),
    headers: [["Cross-Origin-Resource-Policy", corp]],
  });

const withScheme: Recipe = ({ url }) =>
  hasNoScheme(url)
    ? { at: "page", text: `Write the URL with its scheme: ${codeSpan(`http://${url ?? ""}`)}.` }
    : undefined;

const isBlob = ({ url }: Facts): boolean => localScheme(url) === "blob";

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
  "list-preflight": shareAs("server"),
  "options-route": shareAs("server"),
  "sign-in": at("page"),
  "may-do": at("server"),
  "right-route": at("server"),
  "smaller-body": at("page"),
  "fewer-requests": at("page"),
  "behind-gateway": at("proxy"),
  "read-log": at("server"),
  "respond-401": respond401,
  "sign-in-again": at("browser"),
  "navigate-to-sign-in": at("page"),
  "know-scheme": at("server", ({ redirects }) => redirects.some((one) => canonicalCause(one) === "url-insecure")),
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
  "without-crossorigin": (facts) => (mayLackCors(facts) ? { at: "page" } : undefined),
  "cache-reload": at("page"),
  expose,
  "cors-mode": at("page"),
  "same-origin": at("proxy"),
  "https-url": at("page", (facts) => facts.code === "hsts-redirect" || mayBeOfBrowser(facts)),
  "https-api": ({ url = "" }) => ({
    at: "server",
    ...(url.startsWith("ws:") ? { text: "Serve the WebSocket over TLS, and use its `wss:` URL." } : {}),
  }),
  "find-reason": at("browser"),
  reachable: at("server"),
  ...connectionFixes,
  "other-port": at("server"),
  corp: embed("cross-origin"),
  "corp-same-site": embed("same-site"),
  "use-cors": shareAs("page"),
  "right-type": at("server"),
  "right-url": at("browser"),
  "userinfo-away": at("page"),
  "session-instead": at("server"),
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
  asynchronous: at("page"),
  "buffer-body": at("page"),
  "outlive-page": at("page"),
  "smaller-keepalive": at("page"),
  "smaller-beacon": at("page"),
  integrity: at("page"),
  range: at("server"),
  "cache-mode": at("page"),
  "with-scheme": withScheme,
  "read-blob": at("page", isBlob),
  "http-url": at("page"),
  "valid-head": at("server", ({ part }) => part === undefined || part === "fields"),
  ...responsePartFixes,
  "smaller-head": at("server"),
  "whole-answer": at("server"),
  faster: at("server"),
  "valid-call": at("page"),
  "wrong-mode": at("page"),
  // A request that fails for want of a certificate may have credentials already.
  "ask-credentials": at(
    "page",
    ({ code, credentials, preflight }) => code !== "client-certificate" || !(credentials || preflight),
  ),
  "optional-certificate": at("server", ({ preflight }) => preflight),
  "import-certificate": at("browser", ({ credentials, preflight }) => credentials && !preflight),
  ...cookieFixes,
  ...storageAccessFixes,
  "one-site": oneSite,
  bearer: at("page"),
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
  "own-worker-script": at("page"),
  "importing-worker": at("page"),
  "worker-scope": at("server"),
  "worker-policy": () => ({ at: "server", headers: [["Cross-Origin-Embedder-Policy", "require-corp"]] }),
  "embedder-policy": () => ({ at: "server", headers: [["Cross-Origin-Embedder-Policy", "require-corp"]] }),
  credentialless: at("page", ({ value }) => value?.endsWith("require-corp") === true),
  "csp-source": addSource,
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

/** Each fix once: that of a cookie may be that of the failure too. */
export const eachOnce = (fixes: readonly Fix[]): readonly Fix[] =>
  fixes.filter(({ text }, index) => fixes.findIndex((one) => one.text === text) === index);

export const dangersNamed = (names: readonly DangerName[]): readonly Danger[] => names.map((name) => dangerTexts[name]);
