import type { DocumentPath } from "../policy/document/problem.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { allowancesOf, methodsOf, socketMethod } from "./matrix.ts";
import type { Grant, NamedSubject, Resource, Subject } from "../policy/model.ts";
import { readPolicy, type ReviewOptions } from "./review-input.ts";
import { everybody, grantSubjects, isExact, receiveSubjects, subjectOf } from "./subject.ts";

/** What a share of the figure is for, narrowest first. */
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
  readonly who: Subject;
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

function breadthOf({ kind, pattern }: NamedSubject): number {
  if (kind === "source") return openBreadths.source;
  if (pattern === undefined) return openBreadths.anyone;
  const hosts = { none: 1, part: openBreadths.label, one: openBreadths.label, many: openBreadths.depth }[
    pattern.labels
  ];
  return hosts * (pattern.port === "any" && !isLoopbackHost(pattern.host) ? openBreadths.port : 1);
}

interface Share {
  readonly part: OpenPart;
  readonly subject: NamedSubject;
}

function shareOf(
  subject: NamedSubject,
  { path: resource, confidential }: Resource,
  { method, kind, path }: Pick<OpenPart, "method" | "kind" | "path">,
): Share {
  const [weight, breadth] = [openWeights[kind], breadthOf(subject)];
  const points = weight * breadth * (confidential ? confidentialFactor : 1);
  const part = { who: subjectOf(subject), resource, method, kind, weight, breadth, confidential, points, path };
  return { part, subject };
}

function kindOf(grant: Grant, resource: Resource, method: string): OpenKind {
  const allowed = allowancesOf(grant, resource, method);
  const first = method === socketMethod ? "socket" : allowed.includes("change") ? "change" : "read";
  return allowed.includes("credentials") ? `${first}-credentials` : first;
}

function sharesOf(resource: Resource): Share[] {
  const { grants, receive, corp, at } = resource;
  const shared = grants.flatMap((grant) =>
    grantSubjects(grant).flatMap((subject) =>
      methodsOf(grant).map((method) =>
        shareOf(subject, resource, { method, kind: kindOf(grant, resource, method), path: grant.at }),
      ),
    ),
  );
  const received = receiveSubjects(receive).map((subject) =>
    shareOf(subject, resource, { method: "POST", kind: "receive", path: receive?.at ?? at }),
  );
  const path = [...at, "corp"];
  const embedded =
    corp === "cross-origin" ? [shareOf(everybody(path), resource, { method: undefined, kind: "embed", path })] : [];
  return [...shared, ...received, ...embedded];
}

/**
 * How much a policy opens, as one figure: for each origin, resource and method what it lets a page do (`openWeights`)
 * times how many origins that is (`openBreadths`), confidential resources twice, all added up. It is made to be compared
 * with itself over time: what is granted in addition never lowers it.
 * @param policy a policy, or a policy document; the functions of its sources are not needed
 * @param options `profile`, of a document
 * @throws PolicyError with every problem of the document
 */
export function openness(policy: unknown, options: ReviewOptions = {}): Openness {
  const shares = readPolicy(policy, options).model.resources.flatMap(sharesOf);
  const parts = shares.map(({ part }) => part);
  const subjects = [...new Map(shares.map(({ subject }) => [`${subject.kind} ${subject.name}`, subject])).values()];
  const origins = subjects.flatMap(({ pattern }) => pattern ?? []);
  const exact = origins.filter(isExact).length;
  return {
    figure: parts.reduce((sum, { points }) => sum + points, 0),
    parts: parts.sort((a, b) => b.points - a.points),
    origins: {
      exact,
      patterns: origins.length - exact,
      sources: subjects.filter(({ kind }) => kind === "source").length,
      anyone: subjects.some(({ kind }) => kind === "anyone"),
    },
  };
}
