import { isSameSite, parseOrigin } from "sallyport/standard";
import { CookieStore } from "../../cookies/store.ts";
import type { CookieContext, CookieQuery } from "../../cookies/query.ts";
import type { RefusedReason, BlockedReason } from "../../cookies/reasons.ts";
import type { Engine } from "../../engines/engine.ts";
import { engines } from "../../engines/index.ts";
import type { HeadFinding } from "../explanation.ts";
import { fixesNamed } from "../fixes.ts";
import { cookieFixes, refusedTexts, withheldTexts } from "../cookie-texts.ts";
import { finding, type HeadView } from "./view.ts";

const shipped = [engines.chromium, engines.firefox, engines.webkit];

const mostCookies = 50;

/** The server's URL; where it is not known, a host that the line's own Domain contains. */
function urlOf({ context }: HeadView, line: string): URL {
  if (context.url !== undefined && URL.canParse(context.url)) return new URL(context.url);
  const domain = /;\s*domain\s*=\s*\.?([a-z0-9.-]{1,253})/i.exec(line)?.[1];
  const own = `https://${domain ?? "api.example"}/`;
  return new URL(URL.canParse(own) ? own : "https://api.example/");
}

/** Whether the page is of the server's own site: what it asks for is then no cross-site request. */
function isOfOneSite({ facts }: HeadView, url: URL): boolean {
  const page = parseOrigin(facts.page ?? "");
  const server = parseOrigin(url.origin);
  return page !== undefined && server !== undefined && isSameSite(page, server);
}

type Fate = { readonly refused: RefusedReason } | { readonly withheld: BlockedReason } | undefined;

/** What an engine does with the line: set by its own site, and asked for by a page of another. */
function fateOf(engine: Engine, line: string, url: URL, now: number): Fate {
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
  return reason === undefined ? undefined : { withheld: reason };
}

const nameOf = (line: string): string => line.split(/[=;]/, 1)[0]?.trim() ?? "";

/** Engines by the reason that they have in common. */
function byReason<Reason extends string>(
  fates: readonly (readonly [Engine, Reason | undefined])[],
): ReadonlyMap<Reason, string> {
  const groups = new Map<Reason, string>();
  for (const [{ name }, reason] of fates) {
    if (reason !== undefined) groups.set(reason, groups.has(reason) ? `${groups.get(reason) ?? ""}, ${name}` : name);
  }
  return groups;
}

function ofLine(view: HeadView, line: string, now: number): readonly HeadFinding[] {
  const url = urlOf(view, line);
  const fates = shipped.map((engine) => [engine, fateOf(engine, line, url, now)] as const);
  const refused = byReason(
    fates.map(([engine, fate]) => [engine, fate && "refused" in fate ? fate.refused : undefined]),
  );
  const withheld = byReason(
    fates.map(([engine, fate]) => [engine, fate && "withheld" in fate ? fate.withheld : undefined]),
  );
  const found = [...refused].map(([reason, names]) =>
    finding(view, "cookie-refused", "Set-Cookie", [nameOf(line), names, refusedTexts[reason]], fixesOf(view, reason)),
  );
  if (!view.credentialed || isOfOneSite(view, url)) return found;
  return [
    ...found,
    ...[...withheld].map(([reason, names]) =>
      finding(
        view,
        "cookie-cross-site",
        "Set-Cookie",
        [nameOf(line), names, withheldTexts[reason]],
        fixesOf(view, reason),
      ),
    ),
  ];
}

const fixesOf = ({ facts }: HeadView, reason: RefusedReason | BlockedReason): HeadFinding["fixes"] =>
  fixesNamed(cookieFixes[reason] ?? [], facts);

/** What browsers do with the cookies that the answer sets. */
export function cookieRules(view: HeadView): readonly HeadFinding[] {
  const now = Date.now();
  return view.list
    .values("Set-Cookie")
    .slice(0, mostCookies)
    .flatMap((line) => ofLine(view, line, now));
}
