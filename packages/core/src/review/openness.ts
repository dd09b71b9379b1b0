import type { DocumentPath } from "../policy/document/problem.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { allowancesOf, methodsOf, socketMethod } from "./matrix.ts";
import type { Party, Who } from "./subject.ts";
import { readPolicy, type GrantReading, type ResourceReading, type ReviewOptions } from "./review-input.ts";

/** What a share of the figure is for, the least first. */
export type OpenKind =
  "embed" | "read" | "receive" | "change" | "socket" | "read-credentials" | "change-credentials" | "socket-credentials";

/** What one of these counts for, for one origin. */
export const openWeights: Readonly<Record<OpenKind, number>> = {
  embed: 1,
  read: 2,
  receive: 3,
  change: 4,
  socket: 4,
  "read-credentials": 6,
  "change-credentials": 10,
  "socket-credentials": 10,
};

/** How many origins a way of naming them counts as: more than anybody has looked at, and not infinitely many. */
export const openBreadths: Readonly<Record<"port" | "label" | "depth" | "source" | "anyone", number>> = {
  port: 2,
  label: 10,
  depth: 20,
  source: 10,
  anyone: 100,
};

/** Confidential data counts twice. */
const confidentialFactor = 2;

/** One share of the figure: `points` is weight × breadth, twice that where the resource is confidential. */
export interface OpenPart {
  readonly who: Who;
  readonly resource: string;
  /** The method that it is by; `undefined` for embedding. */
  readonly method: string | undefined;
  readonly kind: OpenKind;
  readonly weight: number;
  readonly breadth: number;
  readonly confidential: boolean;
  readonly points: number;
  readonly path: DocumentPath;
}

/** How much of a server is open to other origins: 0 where nothing is shared. */
export interface Openness {
  /** The sum of the parts. */
  readonly figure: number;
  /** The largest first. */
  readonly parts: readonly OpenPart[];
  readonly origins: {
    readonly exact: number;
    readonly patterns: number;
    readonly sources: number;
    readonly anyone: boolean;
  };
}

function breadthOf({ kind, pattern }: Party): number {
  if (kind === "source") return openBreadths.source;
  if (pattern === undefined) return openBreadths.anyone;
  const hosts = { none: 1, one: openBreadths.label, many: openBreadths.depth }[pattern.labels];
  return hosts * (pattern.port === "any" && !isLoopbackHost(pattern.host) ? openBreadths.port : 1);
}

function part(
  party: Party,
  { resource: { path: resource, confidential } }: ResourceReading,
  { method, kind, path }: Pick<OpenPart, "method" | "kind" | "path">,
): OpenPart {
  const [weight, breadth] = [openWeights[kind], breadthOf(party)];
  const points = weight * breadth * (confidential ? confidentialFactor : 1);
  const who = { kind: party.kind, name: party.name };
  return { who, resource, method, kind, weight, breadth, confidential, points, path };
}

function kindOf(one: GrantReading, reading: ResourceReading, method: string): OpenKind {
  const allowed = allowancesOf(one, reading, method);
  const first = method === socketMethod ? "socket" : allowed.includes("change") ? "change" : "read";
  return allowed.includes("credentials") ? `${first}-credentials` : first;
}

const everybody: Party = { kind: "anyone", name: "anyone", pattern: undefined, group: undefined, at: [] };

function partsOf(reading: ResourceReading): OpenPart[] {
  const { grants, receive, written, at } = reading;
  const shared = grants.flatMap((one) =>
    one.parties.flatMap((party) =>
      methodsOf(one).map((method) =>
        part(party, reading, { method, kind: kindOf(one, reading, method), path: one.grant.at }),
      ),
    ),
  );
  const received = (receive?.parties ?? []).map((party) =>
    part(party, reading, { method: "POST", kind: "receive", path: receive?.at ?? at }),
  );
  const embedded =
    written.corp === "cross-origin"
      ? [part(everybody, reading, { method: undefined, kind: "embed", path: [...at, "corp"] })]
      : [];
  return [...shared, ...received, ...embedded];
}

/**
 * How much a policy opens, as one figure: for each origin, resource and method what it lets a page do (`openWeights`)
 * times how many origins that is (`openBreadths`), confidential resources twice, all added up. It is made to be compared
 * with itself over time: what is granted in addition never lowers it.
 * @param document a policy document; the functions of its sources are not needed
 * @param options `profile`
 * @throws PolicyError with every problem of the document
 */
export function openness(document: unknown, options: ReviewOptions = {}): Openness {
  const parts = readPolicy(document, options).resources.flatMap(partsOf);
  const named = new Map(parts.map(({ who }) => [`${who.kind} ${who.name}`, who]));
  const count = (test: (who: Who) => boolean): number => [...named.values()].filter(test).length;
  return {
    figure: parts.reduce((sum, { points }) => sum + points, 0),
    parts: parts.sort((a, b) => b.points - a.points),
    origins: {
      exact: count(({ kind, name }) => kind === "origin" && !name.includes("*")),
      patterns: count(({ kind, name }) => kind === "origin" && name.includes("*")),
      sources: count(({ kind }) => kind === "source"),
      anyone: named.has("anyone anyone"),
    },
  };
}
