import { isForbiddenRequestHeaderName, isForbiddenResponseHeaderName } from "../standard/header-name.ts";
import { isForbiddenMethod } from "../standard/method.ts";
import { isToken } from "../standard/token.ts";
import { flagAt, nodeAt, textAt, textsAt, type DocumentNode } from "./document/document-node.ts";
import type { DocumentPath, Problem, Problems } from "./document/problem.ts";
import type { Grant, GrantDefaults, OriginGroup } from "./model.ts";
import type { OriginGroups } from "./origins/origin-groups.ts";

/** Written in another case these are other methods, which nobody means: a browser sends `patch` as it is. */
const canonicalMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"]);

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 };

function readMaxAge(node: DocumentNode, path: DocumentPath, problems: Problems): number | undefined {
  const value = node.get("maxAge");
  if (value === undefined) return undefined;
  const at = [...path, "maxAge"];
  const match = typeof value === "string" ? /^([0-9]{1,9})([smhd])$/.exec(value) : null;
  const age = typeof value === "number" ? value : match === null ? NaN : Number(match[1]) * seconds[match[2] as "s"];
  if (typeof value !== "number" && match === null) problems.add("duration-malformed", at, value);
  else if (!Number.isInteger(age) || age < 0 || age > 86_400) problems.add("max-age-range", at, value);
  else return age;
  return undefined;
}

function readMethods(node: DocumentNode, path: DocumentPath, problems: Problems): Set<string> {
  const methods = new Set<string>();
  for (const [index, text] of textsAt(node, "methods")) {
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

/** Names that only the other side sends: listed by mistake, for the gate writes or reads them itself. */
const wrongDirection = {
  headers: /^(?:access-control-(?:allow-|expose-|max-age)|timing-allow-origin$|cross-origin-resource-policy$)/,
  expose: /^(?:origin|host|cookie|referer|access-control-request-(?:method|headers))$/,
};

/** Reads `headers` or `expose`. */
function readHeaderNames(
  node: DocumentNode,
  key: "headers" | "expose",
  credentials: boolean,
  path: DocumentPath,
  problems: Problems,
): Set<string> {
  const isForbidden = key === "headers" ? isForbiddenRequestHeaderName : isForbiddenResponseHeaderName;
  const names = new Set<string>();
  for (const [index, text] of textsAt(node, key)) {
    const at = [...path, key, index];
    const name = text.toLowerCase();
    if (name === "*" && credentials) problems.add("header-credentials-wildcard", at, text);
    else if (!isToken(name)) problems.add("header-malformed", at, text);
    else if (name !== "*" && name.includes("*")) problems.add("header-wildcard", at, text);
    else if (wrongDirection[key].test(name)) problems.add("header-direction", at, text, { key });
    else if (isForbidden(name)) problems.add("header-forbidden", at, text);
    else if (names.has(name)) problems.add("value-duplicate", at, text);
    else names.add(name);
  }
  return names;
}

function checkAnyone(node: DocumentNode, path: DocumentPath, confidential: boolean, problems: Problems): void {
  if (!node.has("because")) problems.add("anyone-because", path, undefined);
  if (flagAt(node, "credentials")) problems.add("anyone-credentials", [...path, "credentials"], true);
  if (confidential) problems.add("anyone-confidential", [...path, "with"], "anyone");
}

function checkNamed(
  node: DocumentNode,
  path: DocumentPath,
  confidential: boolean,
  origins: OriginGroups,
  groups: readonly OriginGroup[],
  problems: Problems,
): void {
  const credentials = flagAt(node, "credentials");
  const refused = ["credentials", "webSocket"].filter((option) => flagAt(node, option));
  for (const option of confidential ? [...refused, "confidential"] : refused)
    origins.refuseSharedSuffix(groups, [...path, "with"], option);
  if (flagAt(node, "webSocket") && !credentials) problems.add("websocket-credentials", [...path, "webSocket"], true);
  if (!credentials) return;
  for (const group of groups) {
    const origin = origins.insecureOrigin(group);
    if (origin !== undefined) problems.add("origin-insecure", [...path, "with"], origin, insecureArgs(origin, origins));
  }
}

const insecureArgs = (origin: string, { permitsLocalNetwork }: OriginGroups): Problem["args"] =>
  permitsLocalNetwork ? { origin, profile: "dangerouslyInsecure" } : { origin };

/** What grants are resolved with, beside their resource. */
export interface GrantContext {
  readonly origins: OriginGroups;
  readonly defaults: GrantDefaults;
  readonly problems: Problems;
}

/** Resolves `defaults.share`; `*` would be a header of that name in each grant with credentials. */
export function resolveDefaults(document: DocumentNode, problems: Problems): GrantDefaults {
  const at = ["defaults", "share"];
  const node: DocumentNode = nodeAt(nodeAt(document, "defaults") ?? new Map(), "share") ?? new Map();
  return {
    at,
    headers: readHeaderNames(node, "headers", true, at, problems),
    expose: readHeaderNames(node, "expose", true, at, problems),
    maxAge: readMaxAge(node, at, problems),
    written: writtenIn(node),
  };
}

const join = (own: ReadonlySet<string>, more: ReadonlySet<string> | undefined): ReadonlySet<string> =>
  more === undefined || more.size === 0 ? own : new Set([...own, ...more]);

/**
 * Resolves one grant.
 * @param node the grant as `read` left it
 * @param at where it stands in the document
 * @param confidential whether the resource is
 */
export function resolveGrant(
  node: DocumentNode,
  at: DocumentPath,
  confidential: boolean,
  { origins, defaults, problems }: GrantContext,
): Grant {
  const anyone = textAt(node, "with") === "anyone";
  const credentials = flagAt(node, "credentials");
  const webSocket = flagAt(node, "webSocket");
  const groups = anyone ? [] : origins.named(node, "with", at);
  const added = anyone ? undefined : defaults;
  if (anyone) checkAnyone(node, at, confidential, problems);
  else checkNamed(node, at, confidential, origins, groups, problems);
  if (!node.has("methods") && !webSocket) problems.add("methods-missing", at, undefined);
  return {
    at,
    summary: Object.freeze({ at, anyone, credentials }),
    anyone,
    groups,
    methods: readMethods(node, at, problems),
    headers: join(readHeaderNames(node, "headers", credentials, at, problems), added?.headers),
    expose: join(readHeaderNames(node, "expose", credentials, at, problems), added?.expose),
    maxAge: node.has("maxAge") ? readMaxAge(node, at, problems) : added?.maxAge,
    credentials,
    timing: flagAt(node, "timing"),
    webSocket,
    because: textAt(node, "because"),
    written: writtenIn(node),
  };
}

function writtenIn(node: DocumentNode): Grant["written"] {
  const texts = (key: string): readonly string[] => textsAt(node, key).map(([, text]) => text);
  const maxAge = node.get("maxAge");
  return {
    methods: texts("methods"),
    headers: texts("headers"),
    expose: texts("expose"),
    maxAge: typeof maxAge === "string" || typeof maxAge === "number" ? maxAge : undefined,
  };
}
