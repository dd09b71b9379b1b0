import { leavingOf, type HeaderList } from "../cases/case.ts";
import type { Placed } from "../cases/placed.ts";

/** A request as the server receives it, in the terms of the case; a header that was not sent is left out. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly origin?: string;
  readonly requestMethod?: string;
  readonly requestHeaders?: string;
  readonly cookie?: string;
  readonly site?: string;
  readonly mode?: string;
  readonly dest?: string;
  readonly storageAccess?: string;
  readonly serviceWorker?: string;
  readonly cacheControl?: string;
  readonly pragma?: string;
  readonly range?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
  /** Of an element. */
  readonly accept?: string;
  readonly lastEventId?: string;
  /** Where the server asks for it. */
  readonly authorization?: string;
  /** Whether it has Accept-Language, whose value is the user's. */
  readonly language?: true;
  readonly referer: string;
  /** With a boundary that is always the same. */
  readonly contentType?: string;
  /** Of a navigation. */
  readonly user?: string;
  /** Of a navigation: the bytes, one character each, with a boundary that is always the same. */
  readonly content?: string;
  /** The headers of the case's actions that came with the value that the action gave. */
  readonly authored: readonly string[];
  /** Of a WebSocket's handshake. */
  readonly handshake?: Readonly<Record<string, string | undefined>>;
  readonly body: boolean;
}

interface IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

const recordedHeaders = [
  ["origin", "origin"],
  ["requestMethod", "access-control-request-method"],
  ["requestHeaders", "access-control-request-headers"],
  ["cookie", "cookie"],
  ["site", "sec-fetch-site"],
  ["mode", "sec-fetch-mode"],
  ["dest", "sec-fetch-dest"],
  ["storageAccess", "sec-fetch-storage-access"],
  ["serviceWorker", "service-worker"],
  ["cacheControl", "cache-control"],
  ["pragma", "pragma"],
  ["range", "range"],
  ["ifNoneMatch", "if-none-match"],
  ["ifModifiedSince", "if-modified-since"],
  ["lastEventId", "last-event-id"],
] as const;

export function describeRequest(placed: Placed, { method, url, headers, body }: IncomingRequest): ReceivedRequest {
  const values = (name: string): string[] =>
    headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const present = recordedHeaders.flatMap(([key, name]) => {
    const found = values(name);
    return found.length === 0 ? [] : [[key, placed.names.plain(found.join("; "))] as const];
  });
  // What drives an engine for its cache navigates by a script.
  const isDriven = placed.httpCache === true && values("sec-fetch-mode").includes("navigate");
  return {
    method,
    url: placed.names.plain(url),
    ...(Object.fromEntries(present) as Partial<Record<(typeof recordedHeaders)[number][0], string>>),
    ...(values("accept-language").length > 0 && { language: true as const }),
    referer: refererKind(values("referer")[0]),
    ...authorizationIn(placed, values),
    ...contentTypeIn(values),
    authored: authoredIn(placed, values),
    body: body.length > 0,
    ...acceptIn(placed, values),
    ...(values("upgrade").length > 0 && { handshake: describeHandshake(values) }),
    ...(leavingOf(placed) !== undefined && describeNavigation(placed, values, body)),
    ...(isDriven && { site: "none", referer: "none" as const }),
  };
}

function authorizationIn(
  { routes }: Placed,
  values: (name: string) => string[],
): Pick<ReceivedRequest, "authorization"> {
  const [authorization] = values("authorization");
  const isAsked = Object.values(routes).some(({ unauthorized }) => unauthorized !== undefined);
  return isAsked && authorization !== undefined ? { authorization } : {};
}

/** What an element takes; what a document does is the visitor's. */
function acceptIn({ actions }: Placed, values: (name: string) => string[]): Pick<ReceivedRequest, "accept"> {
  const isOfElement = actions.some(({ kind }) => kind === "embed") && !values("sec-fetch-dest").includes("document");
  return isOfElement ? { accept: values("accept").join("; ") } : {};
}

function describeHandshake(values: (name: string) => string[]): Record<string, string | undefined> {
  const names = ["upgrade", "sec-websocket-version", "sec-websocket-protocol", "sec-websocket-extensions", "accept"];
  return Object.fromEntries(names.map((name) => [name, values(name)[0]]));
}

/** What engines, and the model, put between a form's fields: each form has its own. */
const boundary = /----[A-Za-z]+[Bb]oundary[0-9A-Za-z]+/g;

const withSameBoundary = (text: string): string => text.replaceAll(boundary, "BOUNDARY");

function contentTypeIn(values: (name: string) => string[]): Pick<ReceivedRequest, "contentType"> {
  const found = values("content-type");
  return found.length === 0 ? {} : { contentType: withSameBoundary(found.join("; ")) };
}

type Details = Pick<ReceivedRequest, "referer" | "user" | "content">;

function describeNavigation({ names }: Placed, values: (name: string) => string[], body: Uint8Array): Details {
  const [user] = values("sec-fetch-user");
  return {
    referer: names.plain(values("referer")[0] ?? "none"),
    ...(user !== undefined && { user }),
    ...(body.length > 0 && {
      content: withSameBoundary(names.plain(Buffer.from(body).toString("latin1"))),
    }),
  };
}

function refererKind(value: string | undefined): "none" | "origin" | "full" {
  if (value === undefined || value === "") return "none";
  const { pathname, search } = new URL(value);
  return pathname === "/" && search === "" ? "origin" : "full";
}

function authoredIn({ actions }: Placed, values: (name: string) => string[]): string[] {
  const written = actions.flatMap((action) => ("headers" in action ? (action.headers ?? []) : []));
  const came = written.filter(([name, value]) => values(name.toLowerCase()).includes(value.trim()));
  return [...new Set(came.map(([name]) => name.toLowerCase()))].sort();
}
