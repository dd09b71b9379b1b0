import type { EngineVersions } from "../engine-versions.ts";
import { standardRules } from "../standard/rules.ts";

const withoutZstd = standardRules.contentCodings.known.filter((name) => name !== "zstd");

/** As @mdn/browser-compat-data 8.1.9 lists them. Before 142, only an insecure page was kept from the local network. */
export const chromiumVersions: EngineVersions = {
  product: "Chrome",
  oldest: 110,
  changes: [
    { name: "fetch-metadata", since: "80" },
    { name: "keepalive", since: "66" },
    { name: "cookie-lax-default", since: "80" },
    { name: "cookie-none-secure", since: "80" },
    { name: "mixed-content-upgrade", since: "86" },
    { name: "embedder-credentialless", since: "96" },
    { name: "cookie-partitioned", since: "114", before: { cookies: { partitionedAttribute: false } } },
    {
      name: "zstd",
      since: "123",
      before: {
        contentCodings: {
          offered: { secure: "gzip, deflate, br", plain: "gzip, deflate" },
          known: withoutZstd,
        },
      },
    },
    {
      name: "opener-noopener-allow-popups",
      since: "131",
      before: { windows: { openerPolicies: ["same-origin", "same-origin-allow-popups"] } },
    },
    { name: "sec-fetch-storage-access", since: "133", before: { storageAccess: { headersIn: [] } } },
    { name: "document-isolation-policy", since: "137", before: { embedder: { isolatesDocuments: false } } },
    { name: "integrity-policy", since: "138" },
    { name: "cookie-http-prefixes", since: "140", before: { cookies: { prefixes: ["__secure-", "__host-"] } } },
    {
      name: "local-network-access",
      since: "142",
      before: { localNetworkAccess: { permissions: [], targets: [], allowsMixedContent: false } },
    },
    {
      name: "local-network-permissions",
      since: "145",
      before: { localNetworkAccess: { permissions: [["local-network-access", ["local", "loopback"]]] } },
    },
    { name: "local-network-sockets", since: "147", before: { localNetworkAccess: { checksSockets: false } } },
    { name: "connection-allowlist", since: "152" },
  ],
};
