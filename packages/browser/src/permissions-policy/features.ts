/** What Permissions Policy decides about requests: https://w3c.github.io/webappsec-permissions-policy/#features */
export const policyFeatures = ["sync-xhr", "local-network", "loopback-network", "storage-access"] as const;

export type PolicyFeature = (typeof policyFeatures)[number];

interface FeatureRow {
  /** How a header or an attribute names it. */
  readonly names: readonly string[];
  /** https://w3c.github.io/webappsec-permissions-policy/#default-allowlist */
  readonly defaultAllowlist: "*" | "self";
}

export const featureRows: Readonly<Record<PolicyFeature, FeatureRow>> = {
  "sync-xhr": { names: ["sync-xhr"], defaultAllowlist: "*" },
  "local-network": { names: ["local-network-access", "local-network"], defaultAllowlist: "self" },
  "loopback-network": { names: ["local-network-access", "loopback-network"], defaultAllowlist: "self" },
  "storage-access": { names: ["storage-access"], defaultAllowlist: "*" },
};
