import { raised, type Lints } from "./lint-code.ts";
import { allowancesOf } from "./matrix.ts";
import type { GrantReading, ResourceReading } from "./review-input.ts";

/** What a page may send without asking, whatever the value (Fetch, CORS-safelisted request-header). */
const safelistedRequestHeaders = new Set(["accept", "accept-language", "content-language"]);

/** What a page may always read (Fetch, CORS-safelisted response-header name). */
const safelistedResponseHeaders = new Set([
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]);

/** With these a POST is whatever method the page likes, and a grant of POST one of all methods. */
const overrides = new Set(["x-http-method-override", "x-http-method", "x-method-override"]);

/** In seconds: the longest that each engine remembers a preflight; Firefox keeps to a day. */
const maxAgeLimits = { chromium: 7200, webkit: 600 };

function lintHeaders({ grant, written }: GrantReading, confidential: boolean, lints: Lints): void {
  for (const [index, text] of (written.headers ?? []).entries()) {
    const at = [...grant.at, "headers", index];
    const name = text.toLowerCase();
    if (safelistedRequestHeaders.has(name)) lints.add("header-safelisted", "note", at, text);
    if (overrides.has(name)) lints.add("method-override", raised("warning", confidential), at, text);
    if (name === "*") lints.add("headers-wildcard", raised("warning", confidential), at, text);
  }
  for (const [index, text] of (written.expose ?? []).entries()) {
    const at = [...grant.at, "expose", index];
    if (safelistedResponseHeaders.has(text.toLowerCase())) lints.add("expose-safelisted", "note", at, text);
    if (text === "*") lints.add("expose-wildcard", raised("note", confidential), at, text);
  }
}

function lintMethods({ grant, written }: GrantReading, lints: Lints): void {
  const methods = written.methods ?? [];
  for (const [index, method] of methods.entries()) {
    const at = [...grant.at, "methods", index];
    if (method === "HEAD" && methods.includes("GET")) lints.add("head-implied", "note", at, method);
    if (method === "OPTIONS") lints.add("options-listed", "note", at, method);
  }
  const age = grant.maxAge ?? 0;
  if (age > maxAgeLimits.chromium)
    lints.add("max-age-capped", "note", [...grant.at, "maxAge"], written.maxAge, { ...maxAgeLimits, seconds: age });
}

/** HEAD goes with GET, and is not named beside it. */
const changes = (one: GrantReading, reading: ResourceReading): string[] =>
  [...one.grant.methods].filter(
    (method) =>
      allowancesOf(one, reading, method).includes("change") && (method !== "HEAD" || !one.grant.methods.has("GET")),
  );

/** The origin is one prong; a browser that fails to send it, or an injected script on a granted page, passes it. */
function lintForgery(one: GrantReading, reading: ResourceReading, lints: Lints): void {
  const { resource } = reading;
  const methods = changes(one, reading);
  if (methods.length === 0) return;
  const severity = raised("warning", resource.confidential);
  if (one.grant.anyone) lints.add("anyone-changes", severity, one.grant.at, undefined, { methods });
  else if (one.grant.credentials && !resource.token)
    lints.add("change-origin-only", severity, one.grant.at, undefined, { methods });
}

function lintNeed(one: GrantReading, { resource }: ResourceReading, lints: Lints): void {
  const { grant, written } = one;
  if (written.because !== undefined) return;
  if (grant.credentials || resource.confidential) lints.add("because-missing", "note", grant.at, undefined);
}

function lintConfidential(one: GrantReading, { resource }: ResourceReading, lints: Lints): void {
  if (!resource.confidential) return;
  const at = [...one.grant.at, "with"];
  for (const { kind, name } of one.parties)
    if (kind === "source") lints.add("confidential-source", "warning", at, name);
  if (!one.grant.credentials) lints.add("confidential-anonymous", "note", one.grant.at);
}

/** Everything in a grant that `anyone` has by another: one that its cookies keep out loses nothing by it. */
function lintGrantCovered(one: GrantReading, { grants }: ResourceReading, lints: Lints): void {
  const { grant } = one;
  if (grant.anyone || grant.credentials) return;
  const covers = (wide: GrantReading): boolean => {
    const all = wide.grant;
    if (!all.anyone || (grant.timing && !all.timing) || (grant.webSocket && !all.webSocket)) return false;
    const within = (names: Iterable<string>, of: ReadonlySet<string>): boolean =>
      [...names].every((name) => of.has(name));
    const exposed = new Set((wide.written.expose ?? []).map((name) => name.toLowerCase()));
    return (
      within(grant.methods, all.methods) &&
      within(grant.headers, all.headers) &&
      within(
        (one.written.expose ?? []).map((name) => name.toLowerCase()),
        exposed,
      )
    );
  };
  if (grants.some(covers)) lints.add("grant-covered", "note", grant.at);
}

/** What can be said of the grants of one resource. */
export function lintGrants(resource: ResourceReading, lints: Lints): void {
  for (const one of resource.grants) {
    lintHeaders(one, resource.resource.confidential, lints);
    lintMethods(one, lints);
    lintForgery(one, resource, lints);
    lintNeed(one, resource, lints);
    lintConfidential(one, resource, lints);
    lintGrantCovered(one, resource, lints);
  }
}
