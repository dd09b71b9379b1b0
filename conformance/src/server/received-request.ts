import type { HeaderList } from "../cases/case.ts";
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
  readonly cacheControl?: string;
  readonly pragma?: string;
  readonly range?: string;
  /** Whether it has Accept-Language, whose value is the user's. */
  readonly language?: true;
  readonly referer: "none" | "origin" | "full";
  /** The headers of the case's actions that came with the value that the action gave. */
  readonly authored: readonly string[];
  readonly body: boolean;
}

interface IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly bodyLength: number;
}

const recordedHeaders = [
  ["origin", "origin"],
  ["requestMethod", "access-control-request-method"],
  ["requestHeaders", "access-control-request-headers"],
  ["cookie", "cookie"],
  ["site", "sec-fetch-site"],
  ["mode", "sec-fetch-mode"],
  ["dest", "sec-fetch-dest"],
  ["cacheControl", "cache-control"],
  ["pragma", "pragma"],
  ["range", "range"],
] as const;

export function describeRequest(
  placed: Placed,
  { method, url, headers, bodyLength }: IncomingRequest,
): ReceivedRequest {
  const values = (name: string): string[] =>
    headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const present = recordedHeaders.flatMap(([key, name]) => {
    const found = values(name);
    return found.length === 0 ? [] : [[key, placed.names.plain(found.join("; "))] as const];
  });
  return {
    method,
    url: placed.names.plain(url),
    ...(Object.fromEntries(present) as Partial<Record<(typeof recordedHeaders)[number][0], string>>),
    ...(values("accept-language").length > 0 && { language: true as const }),
    referer: refererKind(values("referer")[0]),
    authored: authoredIn(placed, values),
    body: bodyLength > 0,
  };
}

function refererKind(value: string | undefined): ReceivedRequest["referer"] {
  if (value === undefined) return "none";
  const { pathname, search } = new URL(value);
  return pathname === "/" && search === "" ? "origin" : "full";
}

function authoredIn({ actions }: Placed, values: (name: string) => string[]): string[] {
  const written = actions.flatMap((action) => ("headers" in action ? (action.headers ?? []) : []));
  const came = written.filter(([name, value]) => values(name.toLowerCase()).includes(value.trim()));
  return [...new Set(came.map(([name]) => name.toLowerCase()))].sort();
}
