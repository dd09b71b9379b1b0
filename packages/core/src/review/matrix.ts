import type { DocumentPath } from "../policy/document/problem.ts";
import { isSafeMethod } from "../standard/method.ts";
import type { Grant, Resource, Subject } from "../policy/model.ts";
import { isDeclaredChange } from "../server/context.ts";
import { readPolicy, type ReviewOptions } from "./review-input.ts";
import { grantSubjects, receiveSubjects, subjectOf } from "./subject.ts";

/**
 * What pages of another origin may do: read the answer, change something, come with the user's credentials, open a
 * socket, post a form whose answer they cannot read.
 */
export type Allowance = "read" | "change" | "credentials" | "socket" | "receive";

/** Where a method's name stands for socket handshakes. */
export const socketMethod = "WebSocket";

/** One cell of the matrix of origins, resources and methods: what is not in the matrix is not allowed. */
export interface MatrixCell {
  readonly who: Subject;
  /** The resource's path as written. */
  readonly resource: string;
  /** `WebSocket` stands for socket handshakes; HEAD goes with GET and has a cell where it stands alone. */
  readonly method: string;
  readonly allows: readonly Allowance[];
  readonly confidential: boolean;
  /** Where the document grants it. */
  readonly path: DocumentPath;
}

/** What a grant allows by one of its methods. */
export function allowancesOf(grant: Grant, { forgery }: Resource, method: string): Allowance[] {
  const credentials: Allowance[] = grant.credentials ? ["credentials"] : [];
  if (method === socketMethod) return ["socket", ...credentials];
  const changes = !isSafeMethod(method) || isDeclaredChange(method, forgery);
  return ["read", ...(changes ? (["change"] as const) : []), ...credentials];
}

/** The methods of a grant as the matrix shows them. */
export function methodsOf(grant: Grant): readonly string[] {
  const methods = [...grant.methods].filter((method) => method !== "HEAD" || !grant.methods.has("GET"));
  return grant.webSocket ? [...methods, socketMethod] : methods;
}

function grantCells(resource: Resource, grant: Grant): MatrixCell[] {
  return grantSubjects(grant).flatMap((subject) =>
    methodsOf(grant).map((method) => ({
      who: subjectOf(subject),
      resource: resource.path,
      method,
      allows: allowancesOf(grant, resource, method),
      confidential: resource.confidential,
      path: grant.at,
    })),
  );
}

function receiveCells(resource: Resource): MatrixCell[] {
  const { receive, confidential } = resource;
  if (receive === undefined) return [];
  return receiveSubjects(receive).flatMap((subject) =>
    [...receive.methods].map((method) => ({
      who: subjectOf(subject),
      resource: resource.path,
      method,
      allows: ["receive"] as const,
      confidential,
      path: receive.at,
    })),
  );
}

const keyOf = ({ who, resource, method }: MatrixCell): string => JSON.stringify([who, resource, method]);

/** An origin may be named twice for one thing: by two groups, or in `share` and in `receive`. */
function mergeCells(cells: readonly MatrixCell[]): MatrixCell[] {
  const byKey = new Map<string, MatrixCell>();
  for (const cell of cells) {
    const known = byKey.get(keyOf(cell));
    const allows = known === undefined ? cell.allows : [...new Set([...known.allows, ...cell.allows])];
    byKey.set(keyOf(cell), { ...(known ?? cell), allows });
  }
  return [...byKey.values()];
}

/**
 * The matrix origin × resource × method, in the order of the document.
 * @param policy a policy, or a policy document; the functions of its sources are not needed
 * @param options `profile`, of a document
 * @throws PolicyError with every problem of the document
 */
export function matrix(policy: unknown, options: ReviewOptions = {}): readonly MatrixCell[] {
  const { resources } = readPolicy(policy, options).model;
  return mergeCells(
    resources.flatMap((resource) => [
      ...resource.grants.flatMap((grant) => grantCells(resource, grant)),
      ...receiveCells(resource),
    ]),
  );
}
