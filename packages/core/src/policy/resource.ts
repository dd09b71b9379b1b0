import { nodeAt, flagAt, isNode, itemsAt, textAt, textsAt, type DocumentNode } from "./document/document-node.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";
import { resolveGrant } from "./grant.ts";
import type { Address, ForgeryRules, Grant, Receive, Resource } from "./model.ts";
import type { OriginGroups } from "./origins/origin-groups.ts";
import { parsePathPattern } from "./paths/path-pattern.ts";

function resolveGrants(node: DocumentNode, path: DocumentPath, origins: OriginGroups, problems: Problems): Grant[] {
  const share = node.get("share");
  const confidential = flagAt(node, "confidential");
  if (isNode(share)) return [resolveGrant(share, [...path, "share"], confidential, origins, problems)];
  return itemsAt(node, "share").flatMap(([index, item]) =>
    isNode(item) ? [resolveGrant(item, [...path, "share", index], confidential, origins, problems)] : [],
  );
}

function resolveAddress(node: DocumentNode, path: DocumentPath, problems: Problems): Address[] {
  const text = textAt(node, "path");
  if (text === undefined) return [];
  const at = [...path, "path"];
  const pattern = parsePathPattern(text);
  if (!("code" in pattern)) return [{ ...pattern, at }];
  problems.add(pattern.code, at, text, pattern.args);
  return [];
}

function resolveReceive(node: DocumentNode, path: DocumentPath, origins: OriginGroups): Receive | undefined {
  const receive = nodeAt(node, "receive");
  if (receive === undefined) return undefined;
  const at = [...path, "receive"];
  const groups = origins.named(receive, "from", at, true);
  origins.refuseSharedSuffix(groups, [...at, "from"], "receive");
  return {
    at,
    groups,
    methods: new Set(textsAt(receive, "methods").map(([, method]) => method)),
    because: textAt(receive, "because"),
  };
}

function resolveForgery(node: DocumentNode): ForgeryRules {
  const forgery: DocumentNode = nodeAt(node, "forgery") ?? new Map();
  return {
    token: flagAt(forgery, "token"),
    refusesNonBrowser: textAt(forgery, "nonBrowser") === "refuse",
    refusesReads: textAt(forgery, "reads") === "refuse",
    getChangesState: textsAt(forgery, "stateChanging").length > 0,
  };
}

/**
 * Resolves one resource; it has no address where its path has a problem.
 * @param node the resource as `read` left it
 * @param at where it stands in the document
 */
export function resolveResource(
  node: DocumentNode,
  at: DocumentPath,
  origins: OriginGroups,
  problems: Problems,
): Resource {
  const resource: Resource = {
    at,
    path: textAt(node, "path") ?? "",
    addresses: resolveAddress(node, at, problems),
    keys: new Set(node.keys()),
    confidential: flagAt(node, "confidential"),
    report: textAt(node, "enforce") === "report",
    grants: resolveGrants(node, at, origins, problems),
    receive: resolveReceive(node, at, origins),
    forgery: resolveForgery(node),
    corp: textAt(node, "corp"),
  };
  const { corp, forgery } = resource;
  if (forgery.refusesReads && corp === "cross-origin") problems.add("reads-corp-conflict", [...at, "corp"], corp);
  return resource;
}
