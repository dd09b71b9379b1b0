import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePolicy, decide, type Decision, type Policy, type Source } from "../../src/index.ts";
import { difference, type Change } from "../../src/review/index.ts";
import { OriginIndex } from "../../src/policy/origins/origin-index.ts";
import { registrableDomain } from "../../src/standard/site.ts";
import { parseOriginPattern } from "../../src/policy/origins/origin-pattern.ts";
import { parsePathPattern } from "../../src/policy/paths/path-pattern.ts";
import { PathTree } from "../../src/policy/paths/path-tree.ts";
import { document } from "./arbitrary-document.ts";

/** Who the sources say are members. */
const members: Readonly<Record<string, readonly string[]>> = {
  trusted: ["https://t.example", "https://both.example", "https://a.example", "http://plain.example"],
  other: ["https://o.example", "https://both.example"],
};

const sources = Object.fromEntries(
  Object.entries(members).map(([name, origins]): [string, Source] => [
    name,
    (origin) => Promise.resolve(origins.includes(origin)),
  ]),
);

const origins = [
  "https://a.example",
  "https://x.a.example",
  "https://z.a.example",
  "https://x-1.a.example",
  "https://x-1-y.a.example",
  "https://xx.a.example",
  "https://x_y.a.example",
  "https://y.x.a.example",
  "https://q.y.x.a.example",
  "https://a.example:8443",
  "https://x.a.example:8443",
  "https://x.a.example:9",
  "https://b.example",
  "https://evil.example",
  "null",
  ...new Set(Object.values(members).flat()),
];

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly origin: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

const cross = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };

const heads: readonly Readonly<Record<string, string>>[] = [
  cross,
  { ...cross, cookie: "a=1" },
  { ...cross, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", cookie: "a=1" },
  { ...cross, authorization: "ApiKey k" },
  { ...cross, upgrade: "websocket", cookie: "a=1" },
  { cookie: "a=1" },
  {},
];

const targets = ["/", "/one", "/one/9", "/one/two", "/one/two/three", "/x/two", "/else"];

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    method: fc.constantFrom("GET", "HEAD", "POST", "DELETE"),
    target: fc.constantFrom(...targets),
    host: fc.constantFrom("api.example", "api.example:8443", "b.example", "api", "internal"),
    origin: fc.option(fc.constantFrom(...origins), { nil: undefined }),
    fields: fc.constantFrom(...heads),
  }),
  fc.record({
    method: fc.constant("OPTIONS"),
    target: fc.constantFrom(...targets),
    host: fc.constant("api.example"),
    origin: fc.constantFrom(...origins),
    fields: fc.record({
      "access-control-request-method": fc.constantFrom("GET", "POST", "DELETE"),
      "access-control-request-headers": fc.constantFrom("x-one", "x-two", "x-one,x-two"),
    }),
  }),
);

async function decided(policy: Policy, { method, target, host, origin, fields }: Asked): Promise<Decision> {
  const head = { method, target, headers: { host, ...fields, ...(origin === undefined ? {} : { origin }) } };
  return decide(await policy.resolve(head), head);
}

/** What only credentials kept out is no opening; the docstring of `difference` says so. */
const keptOutByCredentials = new Set(["credentials-unshared", "certificate-anonymous"]);

function isOpened(before: Decision, after: Decision): boolean {
  const lets = (one: Decision): boolean => one.outcome !== "refuse" || one.enforce === "report";
  const reads = (one: Decision): boolean => "access-control-allow-origin" in one.headers;
  const withThem = (one: Decision): boolean => "access-control-allow-credentials" in one.headers;
  if (!lets(after)) return false;
  if (!lets(before)) return !keptOutByCredentials.has(before.reason) || after.grant?.credentials === true;
  // Pages of its own origin need no leave to read.
  if (before.requester === "same-origin" || after.requester === "same-origin") return false;
  return before.enforce !== "report" && ((reads(after) && !reads(before)) || (withThem(after) && !withThem(before)));
}

function isWithin(change: Change, { method, target, origin, fields, host }: Asked): boolean {
  if (change.code === "self" || change.code === "token-scheme") return true;
  if (change.code === "host") return host.split(":")[0] === change.values[0];
  const pattern = parsePathPattern(change.resource!);
  if ("code" in pattern) throw new Error(change.resource);
  const tree = new PathTree<true>();
  tree.add(pattern, true);
  if (tree.find(target) !== true) return false;
  const handshake = method === "GET" && fields.upgrade !== undefined;
  const wanted = fields["access-control-request-method"] ?? (handshake ? "WebSocket" : method);
  const byMethod = [wanted, ...(wanted === "HEAD" ? ["GET"] : [])];
  if (change.methods.length > 0 && !change.methods.some((one) => byMethod.includes(one))) return false;
  if (change.who.kind === "anyone") return true;
  if (origin === undefined) return false;
  if (change.who.kind === "null") return origin === "null";
  if (change.who.kind === "source") return members[change.who.name]!.includes(origin);
  const named = parseOriginPattern(change.who.name);
  if ("code" in named) throw new Error(change.who.name);
  return new OriginIndex([[named, 0]], registrableDomain).groupsOf(origin).length > 0;
}

const compiled = (one: unknown): Policy | undefined => compilePolicy(one, { sources }).policy;

const valid = document.filter((one) => compiled(one) !== undefined);

/** A document beside itself with one resource replaced, or beside another. */
const pair: fc.Arbitrary<readonly [unknown, unknown]> = fc.oneof(
  fc.tuple(valid, valid),
  fc.tuple(valid, valid).map(([one, other]) => {
    const mixed = structuredClone(one) as { resources: { path: string }[] };
    const [first] = (other as typeof mixed).resources;
    if (first === undefined) return [one, mixed] as const;
    mixed.resources = [...mixed.resources.filter(({ path }) => path !== first.path), first];
    return [one, mixed] as const;
  }),
);

test("what was refused and now passes is among what the difference opens, for decide on thousands of requests", async () => {
  let openings = 0;
  await fc.assert(
    fc.asyncProperty(pair, fc.array(asked, { minLength: 40, maxLength: 80 }), async ([before, after], requests) => {
      const [old, young] = [compiled(before)!, compiled(after)!];
      const { opens } = difference(before, after);
      for (const one of requests) {
        const [a, b] = [await decided(old, one), await decided(young, one)];
        if (!isOpened(a, b)) continue;
        openings++;
        const found = opens.some((change) => isWithin(change, one));
        expect(found, JSON.stringify({ one, a: a.reason, b: b.reason, opens })).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  expect(openings).toBeGreaterThan(500);
}, 120_000);

test("there and back: what one way opens, the other closes; and nothing differs from itself", () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const there = difference(before, after);
      const back = difference(after, before);
      expect(back).toEqual({ opens: there.closes, closes: there.opens });
      expect(difference(after, after)).toEqual({ opens: [], closes: [] });
    }),
    { numRuns: 150 },
  );
});
