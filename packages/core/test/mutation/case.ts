import { attackNames, attacks, ownPage } from "./attacks.ts";
import type { Random } from "./random.ts";
import type { RawRequest } from "./request.ts";
import type { Route } from "./routes.ts";
import type { Variant } from "./variant.ts";
import { applyTricks, rareTricks, usualTricks, type Trick } from "./tricks.ts";

/** A request that was made of a route's own path, in steps that can be taken back one by one. */
export interface Case {
  readonly path: string;
  readonly tricks: readonly Trick[];
  readonly method: string;
  readonly attack: string;
  readonly override: { readonly by: "query" | "header" | "form"; readonly method: string } | undefined;
  /** A Host field beside a target that names another host. */
  readonly host: string | undefined;
}

const methods = ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE"] as const;
const overrides = ["DELETE", "PUT", "POST", "GET", "delete"] as const;

const randomTrick = (random: Random): Trick => ({
  name: random.pick(random.oneIn(200) ? rareTricks : usualTricks),
  at: random.below(1 << 20),
});

/** Spellings that once led past a guard, and their like: cases start from them, too. */
const knownSpellings = [
  ...["/vault/1\\x", "/vault%2f1%5C1", "/vault%5c1%2f1", "/vault\\1%2f1", "/vault%5c1\\1"],
  ...["/teams//keys", "/vault/", "/shop//secret", "/accounts/", "/teams/", "/files/private/", "//vault/1", "/vault//1"],
  ...["/BETA", "/%62eta", "/beta/", "/beta;", "/Legacy", "/open/../vault/1", "/open/%2e%2e/vault/1", "/pay/", "/PAY"],
  ...[
    "/open/1/../../Open",
    "/open/../Open",
    "/teams/x/%2e%2e/../Teams",
    "/vault.1",
    "/vault//",
    "/shop//secret/",
    "/%zz/vault/1",
    "/open/%252e%252e/vault/1",
  ],
  ...["/en/vault/1", "/en/legacy", "/vault/1;a", "/vault;a/1", "/teams/1/%E2%84%AAeys", "/teams/1/keys?", "/pages#"],
] as const;

/** Most cases have one or two tricks: three routers out of four stop at the first. */
const trickCounts = [0, 1, 1, 1, 1, 2, 2, 2, 3, 4] as const;

const randomPath = (random: Random, routes: readonly Route[], base: string): string =>
  random.oneIn(5) ? base + random.pick(knownSpellings) : random.pick(routes).own;

/** @param variant what stands before its routes' patterns, and what it routes by */
export function randomCase(
  random: Random,
  routes: readonly Route[],
  { base = "", rewrites }: Pick<Variant, "base" | "rewrites">,
): Case {
  const rewritten = rewrites !== undefined && random.oneIn(4);
  const byMethod = rewrites === "query" || rewrites === "header" || rewrites === "form" ? rewrites : undefined;
  const path = (rewritten && byMethod === undefined ? "/en" : "") + randomPath(random, routes, base);
  const method: string = random.oneIn(100)
    ? random.pick(["PATCH", "OPTIONS", "QUERY", "get", "post", "delete"])
    : random.pick(methods);
  return {
    path,
    tricks: Array.from({ length: random.pick(trickCounts) }, () => randomTrick(random)),
    method,
    attack: random.pick(attackNames),
    override:
      (rewritten && byMethod !== undefined) || random.oneIn(12)
        ? { by: byMethod ?? random.pick(["query", "header", "form"]), method: random.pick(overrides) }
        : undefined,
    host: random.oneIn(60) ? random.pick(["evil.example", "api.example:80", "API.example", "api.example."]) : undefined,
  };
}

/** A route's own path, as it is. */
export const plainCase = ({ own }: Route, attack: string): Case => ({
  path: own,
  tricks: [],
  method: "GET",
  attack,
  override: undefined,
  host: undefined,
});

const withQuery = (target: string, query: string): string => `${target}${target.includes("?") ? "&" : "?"}${query}`;

/** The fields by which middleware behind the guard may choose another method. */
function overrideFields({ override }: Case): readonly (readonly [string, string])[] {
  if (override?.by === "header") return [["X-HTTP-Method-Override", override.method]];
  return override?.by === "form" ? [["Content-Type", "application/x-www-form-urlencoded"]] : [];
}

export function requestOf(one: Case): RawRequest {
  const { override, host = "api.example" } = one;
  const { fields, preflight } = attacks[one.attack] ?? { fields: [] };
  const path = applyTricks(one.path, one.tricks);
  const target = override?.by === "query" ? withQuery(path, `_method=${override.method}`) : path;
  if (preflight) {
    const all = [["Host", host], ...fields, ["Access-Control-Request-Method", one.method]] as const;
    return { method: "OPTIONS", target, fields: all };
  }
  const all = [["Host", host] as const, ...fields, ...overrideFields(one)];
  return override?.by === "form"
    ? { method: one.method, target, fields: all, body: `_method=${override.method}` }
    : { method: one.method, target, fields: all };
}

/** The read or change that a preflight was for, by the server's own page: it shows the route. */
export const followUpOf = ({ target, fields }: RawRequest): RawRequest | undefined => {
  const method = fields.find(([name]) => name === "Access-Control-Request-Method")?.[1];
  const host = fields.filter(([name]) => name === "Host");
  return method === undefined ? undefined : { method, target, fields: [...host, ...ownPage] };
};

/** The case with one step less, in every way. */
function* smaller(one: Case): Iterable<Case> {
  for (const index of one.tricks.keys()) yield { ...one, tricks: one.tricks.filter((_, at) => at !== index) };
  if (one.override !== undefined) yield { ...one, override: undefined };
  if (one.host !== undefined) yield { ...one, host: undefined };
}

/**
 * Takes steps back as long as the case still fails.
 * @param fails runs a case; it is called a few dozen times at most
 */
export async function minimize(one: Case, fails: (smaller: Case) => Promise<boolean>): Promise<Case> {
  for (const candidate of smaller(one)) if (await fails(candidate)) return minimize(candidate, fails);
  return one;
}
