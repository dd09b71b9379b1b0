import { isForbiddenRequestHeaderName, isForbiddenResponseHeaderName } from "../standard/header-name.ts";
import { isForbiddenMethod } from "../standard/method.ts";
import { isToken } from "../standard/token.ts";
import { flagAt, textAt, textsAt, type Fields } from "./document/document-node.ts";
import type { Groups } from "./origins/origin-groups.ts";
import type { GroupId } from "./origins/origin-index.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";

/** What a decision says about the grant that it rests on. */
export interface GrantSummary {
  /** Where it stands in the document: `["resources", 0, "share"]`. */
  readonly at: DocumentPath;
  /** Whether it is a grant of `with: anyone`. */
  readonly anyone: boolean;
  /** Whether it admits credentials. */
  readonly credentials: boolean;
}

/** What a grant lets the origins do that it names. */
export interface Grant {
  /** Where it stands in the document. */
  readonly at: DocumentPath;
  readonly summary: GrantSummary;
  readonly anyone: boolean;
  readonly groups: readonly GroupId[];
  readonly methods: ReadonlySet<string>;
  /** Request header names in lower case; `*` stands for all. */
  readonly headers: ReadonlySet<string>;
  /** Response header names in lower case; `*` stands for all. */
  readonly expose: ReadonlySet<string>;
  /** Seconds for which a browser may keep a preflight's response; `undefined` leaves it to the browser. */
  readonly maxAge: number | undefined;
  readonly credentials: boolean;
  readonly timing: boolean;
  readonly webSocket: boolean;
}

/** Written in another case these are other methods, which nobody means: a browser sends `patch` as it is. */
const canonicalMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 };

function readMaxAge(fields: Fields, path: DocumentPath, problems: Problems): number | undefined {
  const value = fields.get("maxAge");
  if (value === undefined) return undefined;
  const at = [...path, "maxAge"];
  const match = typeof value === "string" ? /^([0-9]{1,9})([smhd])$/.exec(value) : null;
  const age = typeof value === "number" ? value : match === null ? NaN : Number(match[1]) * seconds[match[2] as "s"];
  if (typeof value !== "number" && match === null) problems.add("duration-malformed", at, value);
  else if (!Number.isInteger(age) || age < 0 || age > 86_400) problems.add("max-age-range", at, value);
  else return age;
  return undefined;
}

function readMethods(fields: Fields, path: DocumentPath, problems: Problems): Set<string> {
  const methods = new Set<string>();
  for (const [index, text] of textsAt(fields, "methods")) {
    const at = [...path, "methods", index];
    const upper = text.toUpperCase();
    if (!isToken(text) || text === "*") problems.add("method-malformed", at, text);
    else if (isForbiddenMethod(text)) problems.add("method-forbidden", at, text);
    else if (text !== upper && canonicalMethods.has(upper))
      problems.add("method-not-canonical", at, text, { suggestion: upper });
    else methods.add(text);
    if (text === "GET") methods.add("HEAD");
  }
  return methods;
}

/** Reads `headers` or `expose`. */
function readHeaderNames(
  fields: Fields,
  key: "headers" | "expose",
  credentials: boolean,
  path: DocumentPath,
  problems: Problems,
): Set<string> {
  const isForbidden = key === "headers" ? isForbiddenRequestHeaderName : isForbiddenResponseHeaderName;
  const names = new Set<string>();
  for (const [index, text] of textsAt(fields, key)) {
    const at = [...path, key, index];
    const name = text.toLowerCase();
    if (name === "*" && credentials) problems.add("header-credentials-wildcard", at, text);
    else if (!isToken(name)) problems.add("header-malformed", at, text);
    else if (isForbidden(name)) problems.add("header-forbidden", at, text);
    else if (names.has(name)) problems.add("value-duplicate", at, text);
    else names.add(name);
  }
  return names;
}

function checkAnyone(fields: Fields, path: DocumentPath, confidential: boolean, problems: Problems): void {
  if (!fields.has("because")) problems.add("anyone-because", path, undefined);
  if (flagAt(fields, "credentials")) problems.add("anyone-credentials", [...path, "credentials"], true);
  if (confidential) problems.add("anyone-confidential", [...path, "with"], "anyone");
}

function checkNamed(
  fields: Fields,
  path: DocumentPath,
  groups: Groups,
  ids: readonly GroupId[],
  problems: Problems,
): void {
  const credentials = flagAt(fields, "credentials");
  if (flagAt(fields, "webSocket") && !credentials) problems.add("websocket-credentials", [...path, "webSocket"], true);
  if (!credentials) return;
  for (const id of ids) {
    const origin = groups.insecureOrigin(id);
    if (origin !== undefined) problems.add("origin-insecure", [...path, "with"], origin, { origin });
  }
}

/**
 * Reads one grant.
 * @param fields the grant as `read` left it
 * @param at where it stands in the document
 * @param confidential whether the resource is
 */
export function readGrant(
  fields: Fields,
  at: DocumentPath,
  confidential: boolean,
  groups: Groups,
  problems: Problems,
): Grant {
  const anyone = textAt(fields, "with") === "anyone";
  const credentials = flagAt(fields, "credentials");
  const webSocket = flagAt(fields, "webSocket");
  const ids = anyone ? [] : groups.named(fields, "with", at);
  if (anyone) checkAnyone(fields, at, confidential, problems);
  else checkNamed(fields, at, groups, ids, problems);
  if (!fields.has("methods") && !webSocket) problems.add("methods-missing", at, undefined);
  const methods = readMethods(fields, at, problems);
  const headers = readHeaderNames(fields, "headers", credentials, at, problems);
  const expose = readHeaderNames(fields, "expose", credentials, at, problems);
  const maxAge = readMaxAge(fields, at, problems);
  return {
    at,
    summary: Object.freeze({ at, anyone, credentials }),
    anyone,
    groups: ids,
    methods,
    headers,
    expose,
    maxAge,
    credentials,
    timing: flagAt(fields, "timing"),
    webSocket,
  };
}
