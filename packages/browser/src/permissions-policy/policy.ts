import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { parseAllow, parseFeaturePolicy, type FrameAllow } from "./allow-attribute.ts";
import { allows, type Allowlist } from "./allowlist.ts";
import { featureRows, policyFeatures, type PolicyFeature } from "./features.ts";
import { parseHeader, type DeclaredPolicy } from "./header.ts";
import type { PermissionsPolicyRules } from "./rules.ts";

/** What a document may not use, and what it passes on: https://w3c.github.io/webappsec-permissions-policy/#policies */
export interface PermissionsPolicy {
  readonly denied: readonly PolicyFeature[];
  /** Of its own header. */
  readonly declared: DeclaredPolicy;
}

/** A document, as far as its policy goes. */
interface Document {
  readonly origin: Origin;
  readonly permissionsPolicy?: PermissionsPolicy | undefined;
}

const listsFor = (feature: PolicyFeature, policy: DeclaredPolicy | undefined): readonly Allowlist[] =>
  featureRows[feature].names.flatMap((name) => policy?.get(name) ?? []);

/** https://w3c.github.io/webappsec-permissions-policy/#algo-is-feature-enabled */
export const isEnabled = (
  { permissionsPolicy }: Pick<Document, "permissionsPolicy">,
  feature: PolicyFeature,
): boolean => permissionsPolicy?.denied.includes(feature) !== true;

/**
 * The policy of a document in a frame, before its own header.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#algo-define-inherited-policy-in-container
 *
 * @param origin of the document in the frame
 */
export function policyOfFrame(
  parent: Document,
  allow: FrameAllow,
  origin: Origin,
  rules: PermissionsPolicyRules,
): PermissionsPolicy {
  const attribute = parseAllow(allow, parent.origin, rules);
  const inherits = (feature: PolicyFeature): boolean => {
    if (!isEnabled(parent, feature)) return false;
    if (!listsFor(feature, parent.permissionsPolicy?.declared).every((list) => allows(list, origin))) return false;
    const lists = listsFor(feature, attribute);
    if (lists.length > 0) return lists.some((list) => allows(list, origin));
    return featureRows[feature].defaultAllowlist === "*" || isSameOrigin(parent.origin, origin);
  };
  return { denied: rules.features.filter((feature) => !inherits(feature)), declared: new Map() };
}

/**
 * The policy of a document with its own header.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#algo-create-from-response
 *
 * @param headers the document's
 */
export function policyWithHeaders(
  { origin, permissionsPolicy: inherited }: Document,
  headers: HeaderList,
  rules: PermissionsPolicyRules,
): PermissionsPolicy | undefined {
  const { readsHeader, readsFeaturePolicy, features } = rules;
  const header = headers.get("Permissions-Policy");
  const older = readsFeaturePolicy ? headers.get("Feature-Policy") : null;
  if ((header ?? older) === null || !readsHeader) return inherited;
  const declared = new Map([
    ...parseFeaturePolicy(older ?? "", origin, rules),
    ...parseHeader(header ?? "", origin, rules),
  ]);
  const forbids = (feature: PolicyFeature): boolean =>
    listsFor(feature, declared).some((list) => !list.self && !allows(list, origin));
  const denied = policyFeatures.filter(
    (feature) => inherited?.denied.includes(feature) === true || (features.includes(feature) && forbids(feature)),
  );
  return { denied, declared };
}
