import { nodeAt, flagAt, isNode, itemsAt, textAt, textsAt, type DocumentNode } from "./document/document-node.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";
import { resolveGrant, type GrantContext } from "./resolve-grant.ts";
import type { AcceptedLint, Address, ForgeryRules, Grant, Receive, Resource } from "./model.ts";
import { parsePathPattern } from "./paths/path-pattern.ts";

function resolveGrants(node: DocumentNode, path: DocumentPath, context: GrantContext): Grant[] {
  const share = node.get("share");
  const confidential = flagAt(node, "confidential");
  if (isNode(share)) return [resolveGrant(share, [...path, "share"], confidential, context)];
  return itemsAt(node, "share").flatMap(([index, item]) =>
    isNode(item) ? [resolveGrant(item, [...path, "share", index], confidential, context)] : [],
  );
}

/** The paths of a resource as written, each with its place. */
function pathsAt(node: DocumentNode, at: DocumentPath): readonly (readonly [string, DocumentPath])[] {
  const text = textAt(node, "path");
  if (text !== undefined) return [[text, [...at, "path"]]];
  return textsAt(node, "path").map(([index, one]) => [one, [...at, "path", index]]);
}

function resolveAddress(text: string, at: DocumentPath, problems: Problems): Address[] {
  const pattern = parsePathPattern(text);
  if (!("code" in pattern)) return [{ ...pattern, at }];
  problems.add(pattern.code, at, text, pattern.args);
  return [];
}

function resolveReceive(
  node: DocumentNode,
  path: DocumentPath,
  { origins, problems }: GrantContext,
): Receive | undefined {
  const receive = nodeAt(node, "receive");
  if (receive === undefined) return undefined;
  const at = [...path, "receive"];
  const anyone = textAt(receive, "from") === "anyone";
  if (anyone && !receive.has("because")) problems.add("anyone-because", at, undefined, { key: "from" });
  if (anyone && flagAt(nodeAt(node, "forgery") ?? new Map(), "token"))
    problems.add("receive-anyone-token", [...path, "forgery", "token"], true);
  const groups = anyone ? [] : origins.named(receive, "from", at, true);
  origins.refuseSharedSuffix(groups, [...at, "from"], "receive");
  return {
    at,
    anyone,
    groups,
    methods: new Set(textsAt(receive, "methods").map(([, method]) => method)),
    because: textAt(receive, "because"),
  };
}

function resolveForgery(node: DocumentNode): ForgeryRules {
  const forgery: DocumentNode = nodeAt(node, "forgery") ?? new Map();
  const changing = textsAt(forgery, "stateChanging").map(([, method]) => method);
  return {
    token: flagAt(forgery, "token"),
    refusesNonBrowser: textAt(forgery, "nonBrowser") === "refuse",
    refusesReads: textAt(forgery, "reads") === "refuse",
    getChangesState: changing.includes("GET"),
    queryChangesState: changing.includes("QUERY"),
  };
}

/** What an anonymous resource cannot have: it would need the credentials that are removed, or tell requesters apart. */
function checkAnonymous({ at, keys, confidential, grants }: Resource, problems: Problems): void {
  for (const grant of grants)
    if (!grant.anyone)
      problems.add("anonymous-conflict", [...grant.at, "with"], undefined, { key: "grants of named origins" });
  if (confidential) problems.add("anonymous-conflict", [...at, "confidential"], true, { key: "`confidential`" });
  for (const key of ["receive", "forgery"])
    if (keys.has(key)) problems.add("anonymous-conflict", [...at, key], undefined, { key: `\`${key}\`` });
}

/** Reports each path without a parameter that a source reads, or with two of that name. */
function checkParameters({ addresses, grants, receive }: Resource, problems: Problems): void {
  const groups = [...grants.flatMap((grant) => grant.groups), ...(receive?.groups ?? [])];
  const wanted = new Map<string, string>();
  for (const { members } of groups)
    for (const { source, name } of members) for (const param of source?.keys.params ?? []) wanted.set(param, name);
  if (wanted.size === 0) return;
  for (const { text, at, segments } of addresses) {
    const names = segments.flatMap((one) => (one.kind === "parameter" ? [one.name] : []));
    const once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)));
    for (const [param, source] of wanted) {
      if (problems.isFull) return;
      if (!once.has(param)) problems.add("source-parameter", at, text, { param, source });
    }
  }
}

/** Resolves `allow`, of the document or of a resource. */
export function resolveAllow(node: DocumentNode, path: DocumentPath, problems: Problems): AcceptedLint[] {
  const known = new Set<string>();
  return itemsAt(node, "allow").flatMap(([index, item]) => {
    const [lint, because] = isNode(item) ? [textAt(item, "lint"), textAt(item, "because")] : [];
    if (lint === undefined || because === undefined) return [];
    const at = [...path, "allow", index];
    if (known.has(lint)) problems.add("value-duplicate", [...at, "lint"], lint);
    known.add(lint);
    return [{ at, lint: lint as AcceptedLint["lint"], because }];
  });
}

/**
 * Resolves one resource; it has no address where its path has a problem.
 * @param node the resource as `read` left it
 * @param at where it stands in the document
 */
export function resolveResource(node: DocumentNode, at: DocumentPath, context: GrantContext): Resource {
  const { problems } = context;
  const paths = pathsAt(node, at);
  const resource: Resource = {
    at,
    path: paths[0]?.[0] ?? "",
    addresses: paths.flatMap(([text, place]) => resolveAddress(text, place, problems)),
    keys: new Set(node.keys()),
    confidential: flagAt(node, "confidential"),
    anonymous: flagAt(node, "anonymous"),
    report: textAt(node, "enforce") === "report",
    grants: resolveGrants(node, at, context),
    receive: resolveReceive(node, at, context),
    forgery: resolveForgery(node),
    corp: textAt(node, "corp"),
    allow: resolveAllow(node, at, problems),
  };
  if (resource.anonymous) checkAnonymous(resource, problems);
  checkParameters(resource, problems);
  const { corp, forgery } = resource;
  if (forgery.refusesReads && corp === "cross-origin") problems.add("reads-corp-conflict", [...at, "corp"], corp);
  return resource;
}
