import type { DocumentPath } from "../policy/document/problem.ts";
import { isSafeMethod } from "../standard/method.ts";
import { readPolicy, type GrantReading, type ResourceReading, type ReviewOptions } from "./review-input.ts";
import type { Party, Who } from "./subject.ts";

/**
 * What pages of another origin may do: read the answer, change something, come with the user's credentials, open a
 * socket, post a form whose answer they cannot read.
 */
export type Allowance = "read" | "change" | "credentials" | "socket" | "receive";

/** Where a method's name stands for socket handshakes. */
export const socketMethod = "WebSocket";

/** One cell of the matrix of origins, resources and methods: what is not in the matrix is not allowed. */
export interface MatrixCell {
  readonly who: Who;
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
export function allowancesOf({ grant }: GrantReading, { resource }: ResourceReading, method: string): Allowance[] {
  const credentials: Allowance[] = grant.credentials ? ["credentials"] : [];
  if (method === socketMethod) return ["socket", ...credentials];
  const changes = !isSafeMethod(method) || (method !== "OPTIONS" && resource.getChangesState);
  return ["read", ...(changes ? (["change"] as const) : []), ...credentials];
}

/** The methods of a grant as the matrix shows them. */
export function methodsOf({ grant }: GrantReading): readonly string[] {
  const methods = [...grant.methods].filter((method) => method !== "HEAD" || !grant.methods.has("GET"));
  return grant.webSocket ? [...methods, socketMethod] : methods;
}

const whoOf = ({ kind, name }: Party): Who => ({ kind, name });

function grantCells(reading: ResourceReading, one: GrantReading): MatrixCell[] {
  const { path: resource, confidential } = reading.resource;
  return one.parties.flatMap((party) =>
    methodsOf(one).map((method) => ({
      who: whoOf(party),
      resource,
      method,
      allows: allowancesOf(one, reading, method),
      confidential,
      path: one.grant.at,
    })),
  );
}

function receiveCells({ resource, receive }: ResourceReading): MatrixCell[] {
  if (receive === undefined) return [];
  const { path, confidential } = resource;
  return receive.parties.flatMap((party) =>
    receive.written.methods.map((method) => ({
      who: whoOf(party),
      resource: path,
      method,
      allows: ["receive"] as const,
      confidential,
      path: receive.at,
    })),
  );
}

const keyOf = ({ who, resource, method }: MatrixCell): string => JSON.stringify([who, resource, method]);

/** An origin may be named twice for one thing: by two groups, or in `share` and in `receive`. */
function merged(cells: readonly MatrixCell[]): MatrixCell[] {
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
 * @param document a policy document; the functions of its sources are not needed
 * @param options `profile`
 * @throws PolicyError with every problem of the document
 */
export function matrix(document: unknown, options: ReviewOptions = {}): readonly MatrixCell[] {
  return merged(
    readPolicy(document, options).resources.flatMap((reading) => [
      ...reading.grants.flatMap((one) => grantCells(reading, one)),
      ...receiveCells(reading),
    ]),
  );
}
