import { differenceOf } from "./origin-difference.ts";
import { isRedirectedAway, mayLackCors, type Facts } from "./attempt-facts.ts";
import { causeTexts, type CauseName } from "./cause-texts.ts";
import { codeTextOf } from "./codes/by-initiator.ts";
import { connectionCause } from "./evidence/connection.ts";
import { hasNoScheme, localScheme } from "./evidence/url.ts";
import { isOfSignIn, mayBeOfBrowser, redirectCause } from "./evidence/redirect.ts";
import { statusCause } from "./evidence/status.ts";
import { headerStory } from "./header-story-texts.ts";
import type { Sign } from "./servers/evidence.ts";
import { URL } from "../platform.ts";

const isError = ({ status = 0 }: Facts): boolean => status >= 400;
const isRefusal = ({ status = 0, value }: Facts): boolean =>
  [401, 403, 407].includes(status) || ["401", "403"].includes(value ?? "");
const isAbsent = ({ status = 0, value }: Facts): boolean =>
  [404, 405].includes(status) || ["404", "405", "501"].includes(value ?? "");
/** Only a page from the disk can request a file. */
const isNullPage = ({ page, url = "" }: Facts): boolean =>
  page === "null" || (page === undefined && url.startsWith("file:"));
const hasScheme =
  (scheme: RegExp) =>
  ({ page = "" }: Facts): boolean =>
    scheme.test(page);
const extensionPage = /^(?:chrome|moz|safari-web)-extension:/;
const isListed = ({ value = "" }: Facts): boolean => /[,\s]/.test(value);
const isTwice = ({ value = "" }: Facts): boolean => {
  const values = value.split(",").map((one) => one.trim());
  return values.length > 1 && (new Set(values).size < values.length || values.includes("*"));
};

const isNotSerialized = ({ value = "" }: Facts): boolean =>
  value !== "null" && (!URL.canParse(value) || new URL(value).origin !== value);

const connectionShows =
  (cause: CauseName) =>
  ({ value }: Facts): boolean =>
    connectionCause(value) === cause;

const connectionShowsOther =
  (cause: CauseName) =>
  ({ value }: Facts): boolean => {
    const shown = connectionCause(value);
    return shown !== undefined && shown !== cause;
  };

const isUnresolved = connectionShows("unknown-host");

const shows =
  (sign: Sign) =>
  ({ shown }: Facts): boolean =>
    shown.signs.includes(sign);

/** What makes a cause likelier than its place in the list. */
const likely: Partial<Record<CauseName, (facts: Facts) => boolean>> = {
  "unknown-host": isUnresolved,
  "nobody-listens": connectionShows("nobody-listens"),
  tls: connectionShows("tls"),
  dropped: connectionShows("dropped"),
  offline: connectionShows("offline"),
  "error-outside": isError,
  gateway: (facts) => [429, 502, 503, 504].includes(facts.status ?? 0) || shows("gateway")(facts),
  vary: shows("cache"),
  "callback-throws": ({ status }) => status === 500,
  // A server that refuses an origin often does it so.
  "list-misses": ({ status }) => status === 403,
  "page-null": isNullPage,
  "redirect-null": isRedirectedAway,
  "app-scheme": hasScheme(/^(?:capacitor|ionic|app|tauri):/),
  extension: hasScheme(extensionPage),
  preview: hasScheme(/\.(?:vercel\.app|netlify\.app|pages\.dev|github\.io|web\.app|onrender\.com)$/),
  hsts: ({ value }) => value === "307",
  "two-owners": isTwice,
  "list-in-header": (facts) => isListed(facts) && !isTwice(facts),
  "not-serialized": isNotSerialized,
  "auth-first": (facts) => isRefusal(facts) || shows("authentication")(facts),
  "no-options-route": isAbsent,
  "preflight-elsewhere": (facts) =>
    (facts.status ?? 0) >= 500 || (facts.value ?? "").startsWith("5") || shows("gateway")(facts),
  "method-case": ({ value = "" }) => value !== value.toUpperCase(),
  "wildcard-literal": ({ credentials, wildcard }) => credentials && wildcard === true,
  "authorization-wildcard": ({ value, wildcard }) => value?.toLowerCase() === "authorization" && wildcard === true,
  json: ({ value }) => value?.toLowerCase() === "content-type",
  "error-page": ({ value = "", status = 0 }) => status >= 400 || /^text\/html\b/i.test(value),
  font: ({ kind, url = "" }) => kind === "font" || /\.(?:woff2?|ttf|otf|eot)(?:[?#]|$)/i.test(url),
};

/** Whether the response is HTTP but for a part of it. */
const isOtherPart = ({ part }: Facts): boolean => part !== undefined && part !== "first-line";

/** What cannot be behind it, by what is known. */
const excluded: Partial<Record<CauseName, (facts: Facts) => boolean>> = {
  "unknown-host": (facts) => facts.value !== undefined && !isUnresolved(facts),
  "nobody-listens": connectionShowsOther("nobody-listens"),
  tls: (facts) => connectionShowsOther("tls")(facts) || isOtherPart(facts),
  dropped: ({ code, value }) => code === "unreachable" && connectionCause(value) !== "dropped",
  offline: ({ code, value }) => code === "unreachable" && connectionCause(value) !== "offline",
  "error-outside": ({ status }) => status !== undefined && status < 400,
  gateway: ({ status }) => status !== undefined && status < 400,
  "callback-throws": ({ status }) => status !== undefined && status < 400,
  font: ({ kind }) => kind !== undefined && kind !== "font",
  "page-null": (facts) => isRedirectedAway(facts) || (facts.page !== undefined && facts.page !== "null"),
  "app-scheme": ({ page = "app:" }) => /^https?:|^null$/.test(page),
  extension: ({ page = "" }) => !extensionPage.test(page),
  "content-script": ({ page = "", initiator }) =>
    page === "null" || extensionPage.test(page) || initiator === "element",
  "needless-crossorigin": (facts) => !mayLackCors(facts),
  // A font is never loaded without CORS.
  "image-cache": (facts) => facts.initiator === "element" && !mayLackCors(facts),
  electron: (facts) => isRedirectedAway(facts) || /^https?:/.test(facts.page ?? ""),
  preview: ({ page }) => page !== undefined && !page.startsWith("https:"),
  "redirect-null": (facts) =>
    (facts.origin !== undefined || facts.code === "cors-origin-missing") && !isRedirectedAway(facts),
  "wildcard-literal": ({ credentials, code, page, wildcard }) =>
    wildcard === false || (page !== undefined && code !== undefined && !credentials),
  "error-page": ({ code, value = "" }) => code === "event-source-type" && value !== "" && !/^text\/html\b/i.test(value),
  "two-owners": (facts) => facts.code === "cors-origin-mismatch" && !isTwice(facts),
  "blob-gone": ({ url }) => url !== undefined && localScheme(url) !== "blob",
  "local-scheme": ({ url }) => [undefined, "file"].includes(localScheme(url)),
  "url-no-scheme": ({ url }) => !hasNoScheme(url),
  hsts: (facts) => !mayBeOfBrowser(facts),
  "url-insecure": (facts) => redirectCause(facts) !== "url-insecure",
  "list-in-header": (facts) => facts.value !== undefined && facts.value !== "" && !isListed(facts),
  "method-case": ({ value }) => value !== undefined && /^[^a-z]*$/.test(value),
  json: ({ value }) => value !== undefined && value.toLowerCase() !== "content-type",
  "authorization-wildcard": ({ value, wildcard }) =>
    wildcard === false || (value !== undefined && value.toLowerCase() !== "authorization"),
  "library-header": ({ value }) => value?.toLowerCase() === "content-type",
  "not-exposed": ({ hidden }) => hidden.length === 0,
  "mixed-or-port": isOtherPart,
  "rebinding-page": ({ code }) => code === "unreachable",
};

/** How the value differs from the origin that it had to be. */
function differenceOfOrigins({ code, value, origin, page }: Facts): CauseName | undefined {
  const expected = origin ?? page;
  if (code !== "cors-origin-mismatch" && code !== "cors-origin-invalid") return undefined;
  if (value === "") return "origin-empty";
  const difference = value === undefined || expected === undefined ? undefined : differenceOf(value, expected);
  return difference === undefined ? undefined : `origin-${difference}`;
}

/** What a redirect explains: that it is blocked, or that the response behind it is not shared. */
const isOfRedirect = (facts: Facts): boolean => {
  const { code = "" } = facts;
  // A log may have no response from the sign-in page: Chromium's has none where CORS refused it.
  if (code === "unreachable" || /^preflight-(?!redirect)/.test(code)) return isOfSignIn(redirectCause(facts));
  if (code === "mixed-content") return redirectCause(facts) === "url-insecure";
  return /^(?:cors-|preflight-redirect|redirect-|opaque-redirect)/.test(code);
};

/** Failures that an error's status explains, before its headers do. */
const isOfStatus = ({ code }: Facts): boolean => code === "cors-origin-missing" || code === "preflight-status";

/** The likeliest cause of the status, where the response is an error without CORS headers. */
function causeOfStatus(facts: Facts): CauseName | undefined {
  if (!isOfStatus(facts)) return undefined;
  return statusCause({ ...facts, status: facts.status ?? Number(facts.value) });
}

/** What a URL without a server shows; a file is requested by a page from the disk, or by one that can't have it. */
function causeOfScheme({ url, page }: Facts): CauseName | undefined {
  if (hasNoScheme(url)) return "url-no-scheme";
  const scheme = localScheme(url);
  if (scheme === "blob") return "blob-gone";
  return scheme === undefined || (scheme === "file" && (page === undefined || page === "null"))
    ? undefined
    : "local-scheme";
}

/** The cause that the values themselves show. */
function knownCause(facts: Facts): CauseName | undefined {
  const { code, value = "" } = facts;
  if (code === "preflight-method" && value !== value.toUpperCase()) return "method-case";
  if (code === "cors-credentials" && value !== "") return "credentials-spelling";
  if (code === "scheme-not-cors") return causeOfScheme(facts);
  return differenceOfOrigins(facts) ?? (isOfRedirect(facts) ? redirectCause(facts) : undefined);
}

/** Causes in the order of how likely they are, given what is known. */
export function causesNamed(names: readonly CauseName[], facts: Facts): readonly string[] {
  const possible = names.filter((name) => excluded[name]?.(facts) !== true);
  const first = possible.filter((name) => likely[name]?.(facts) === true);
  return [...new Set([...first, ...possible])].map((name) => causeTexts[name]);
}

/** Who adds the header that the preflight did not get permission for. */
const storyIn = (facts: Facts): string | undefined =>
  facts.code === "preflight-header" && facts.value !== undefined && !isOfSignIn(knownCause(facts))
    ? headerStory(facts.value)?.adds
    : undefined;

/** What may be behind a failure: one cause where the values show it, else all that are possible. */
export function causesOf(facts: Facts): readonly string[] {
  const story = storyIn(facts);
  if (story !== undefined) return [story];
  const known = knownCause(facts);
  if (known !== undefined) return [causeTexts[known]];
  if (facts.code === undefined) return [];
  const { causes } = codeTextOf(facts.code, facts);
  // An error is what to look at: causes for which nothing speaks would only hide it.
  return causeOfStatus(facts) === undefined
    ? causesNamed(causes, facts)
    : evident(causes, facts).map((name) => causeTexts[name]);
}

/** Those of these causes for which there is evidence. */
export function evident(names: readonly CauseName[], facts: Facts): readonly CauseName[] {
  const known = knownCause(facts);
  if (known !== undefined) return [known];
  const ofStatus = causeOfStatus(facts);
  const shown = names.filter((name) => excluded[name]?.(facts) !== true && likely[name]?.(facts) === true);
  return ofStatus === undefined ? shown : [...new Set([ofStatus, ...shown])];
}

/** The texts of those of these causes for which there is evidence. */
export const likelyNamed = (names: readonly CauseName[], facts: Facts): readonly string[] =>
  evident(names, facts).map((name) => causeTexts[name]);

/** The causes of a failure for which there is evidence. */
export function likelyCausesOf(facts: Facts): readonly string[] {
  const story = storyIn(facts);
  if (story !== undefined) return [story];
  return facts.code === undefined ? [] : likelyNamed(codeTextOf(facts.code, facts).causes, facts);
}
