import { isSameSite, parseOrigin } from "sallyport/standard";
import { CookieStore } from "../../cookies/store.ts";
import type { CookieContext, CookieQuery } from "../../cookies/cookie-query.ts";
import type { RefusedReason, BlockedReason } from "../../cookies/reasons.ts";
import { shippedEngineNames, type Engine, type EngineName } from "../../engines/engine.ts";
import { engineAt } from "../../engines/engine-specifier.ts";
import type { HeaderFinding } from "../explanation.ts";
import { fixesNamed } from "../fixes.ts";
import {
  cookieFixes,
  refusedCookieTexts,
  blockedCookieTexts,
  sessionTexts,
  shortThirdPartyTexts,
  thirdPartyTexts,
} from "../cookie-texts.ts";
import { hasCredentialParameter, isUnknownUser } from "../third-party-cookies.ts";
import { finding, type HeaderView } from "./header-view.ts";

const enginesIn = ({ context }: HeaderView): readonly Engine[] => (context.engines ?? shippedEngineNames).map(engineAt);

const maxCookies = 50;

/** The server's URL; where it is not known, a host that the line's own Domain contains. */
function urlOf({ context }: HeaderView, line: string): URL {
  if (context.url !== undefined && URL.canParse(context.url)) return new URL(context.url);
  const domain = /;\s*domain\s*=\s*\.?([a-z0-9.-]{1,253})/i.exec(line)?.[1];
  const own = `https://${domain ?? "api.example"}/`;
  return new URL(URL.canParse(own) ? own : "https://api.example/");
}

/** Whether the page is same-site with the server: its requests are then not cross-site. */
function isOfOneSite({ facts }: HeaderView, url: URL): boolean {
  const page = parseOrigin(facts.page ?? "");
  const server = parseOrigin(url.origin);
  return page !== undefined && server !== undefined && isSameSite(page, server);
}

type StorageResult = { readonly refused: RefusedReason } | { readonly blocked: BlockedReason } | undefined;

/** What an engine does with the cookie: set first-party, then needed by a page of another site. */
function storageResult(engine: Engine, line: string, url: URL, now: number): StorageResult {
  const store = new CookieStore(engine.cookies);
  const own: CookieContext = {
    url,
    sameSite: "strict-or-less",
    thirdParty: false,
    partitionKey: url.origin,
    type: "http",
    isTopLevelNavigation: true,
    now,
  };
  const result = store.store(line, own);
  if ("refused" in result) return { refused: result.refused };
  if ("expired" in result) return undefined;
  const elsewhere: CookieQuery = { ...own, sameSite: "none", thirdParty: true, partitionKey: "https://app.example" };
  const reason = store.retrieve({ ...elsewhere, url: new URL(result.stored.path, url) }).blocked[0]?.reason;
  return reason === undefined ? undefined : { blocked: reason };
}

const nameOf = (line: string): string => line.split(/[=;]/, 1)[0]?.trim() ?? "";

/** Engines by the reason that they have in common. */
function byReason<Reason extends string>(
  results: readonly (readonly [Engine, Reason | undefined])[],
): ReadonlyMap<Reason, string> {
  const groups = new Map<Reason, string>();
  for (const [{ name }, reason] of results) {
    if (reason !== undefined) groups.set(reason, groups.has(reason) ? `${groups.get(reason) ?? ""}, ${name}` : name);
  }
  return groups;
}

function ofLine(view: HeaderView, line: string, now: number): readonly HeaderFinding[] {
  const url = urlOf(view, line);
  const results = enginesIn(view).map((engine) => [engine, storageResult(engine, line, url, now)] as const);
  const refused = byReason(
    results.map(([engine, result]) => [engine, result && "refused" in result ? result.refused : undefined]),
  );
  const blocked = byReason(
    results.map(([engine, result]) => [engine, result && "blocked" in result ? result.blocked : undefined]),
  );
  const found = [...refused].map(([reason, names]) =>
    finding(
      view,
      "cookie-refused",
      "Set-Cookie",
      [nameOf(line), names, refusedCookieTexts[reason]],
      fixesOf(view, reason),
    ),
  );
  if (!view.credentialed || isOfOneSite(view, url)) return found;
  const passing = results.flatMap(([engine, result]) =>
    result === undefined || isThirdParty(result) ? [engine.name] : [],
  );
  return [
    ...found,
    ...(passing.length === 0 ? [] : [thirdPartyFinding(view, line, passing)]),
    ...[...blocked]
      .filter(([reason]) => !isThirdParty({ blocked: reason }))
      .map(([reason, names]) =>
        finding(
          view,
          "cookie-cross-site",
          "Set-Cookie",
          [nameOf(line), names, blockedCookieTexts[reason]],
          fixesOf(view, reason),
        ),
      ),
  ];
}

/** Whether SameSite lets the cookie through, and the engine's rules for third parties don't. */
const isThirdParty = (result: NonNullable<StorageResult>): boolean =>
  "blocked" in result && /^third-party-|^partition-other$/.test(result.blocked);

/** A cookie that SameSite lets through: the same texts as for a request. */
function thirdPartyFinding(view: HeaderView, line: string, names: readonly EngineName[]): HeaderFinding {
  const values = [nameOf(line), ...thirdPartyValues(names)];
  return finding(view, "cookie-third-party", "Set-Cookie", values, fixesOf(view, "third-party-blocked"));
}

/** What the engines do with such cookies, at length and in few words. */
const thirdPartyValues = (names: readonly EngineName[]): readonly [string, string] => [
  names.map((name) => thirdPartyTexts[name]).join(" "),
  names.map((name) => shortThirdPartyTexts[name]).join("; "),
];

const fixesOf = ({ facts }: HeaderView, reason: RefusedReason | BlockedReason): HeaderFinding["fixes"] =>
  fixesNamed(cookieFixes[reason] ?? [], facts);

/** A page that may read the response to a request with credentials reads that they are missing. */
function sessionRules(view: HeaderView): readonly HeaderFinding[] {
  const { status, list, allowedOrigin, context, facts, body } = view;
  const { preflight = false, unrelated = false, authenticated, url } = context;
  const isShared = allowedOrigin !== undefined && allowedOrigin === facts.page;
  const isRead = isShared && list.get("Access-Control-Allow-Credentials") === "true" && !preflight && !unrelated;
  if (!isRead || authenticated === true || hasCredentialParameter(url) || facts.reason !== undefined) return [];
  if (!isUnknownUser({ status, headers: list.toArray(), body })) return [];
  // A cookie's Domain names the server's site, too.
  const lines = ["", ...list.values("Set-Cookie").slice(0, maxCookies)];
  if (lines.some((line) => isOfOneSite(view, urlOf(view, line)))) return [];
  const engines = thirdPartyValues(enginesIn(view).map(({ name }) => name));
  const seen = authenticated === undefined ? sessionTexts.unseen : sessionTexts.none;
  const fixes = fixesOf(view, "third-party-blocked");
  return [finding(view, "session-missing", undefined, [String(status), ...engines, seen], fixes)];
}

/** What browsers do with the cookies that the response sets, and with those that the request needs. */
export function cookieRules(view: HeaderView): readonly HeaderFinding[] {
  const now = Date.now();
  const lines = view.list.values("Set-Cookie").slice(0, maxCookies);
  return [...sessionRules(view), ...lines.flatMap((line) => ofLine(view, line, now))];
}
