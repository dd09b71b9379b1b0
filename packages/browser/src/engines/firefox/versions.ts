import type { EngineVersions } from "../engine-versions.ts";
import { standardRules } from "../standard/rules.ts";

const withoutZstd = standardRules.contentCodings.known.filter((name) => name !== "zstd");

/** As @mdn/browser-compat-data 8.1.9 lists them. */
export const firefoxVersions: EngineVersions = {
  product: "Firefox",
  oldest: 115,
  changes: [
    { name: "fetch-metadata", since: "90" },
    { name: "embedder-credentialless", since: "119", before: { embedder: { values: ["require-corp"] } } },
    {
      name: "zstd",
      since: "126",
      before: {
        contentCodings: {
          offered: { secure: "gzip, deflate, br", plain: "gzip, deflate" },
          known: withoutZstd,
        },
      },
    },
    {
      name: "mixed-content-upgrade",
      since: "127",
      before: { elements: { insecureDestinations: ["track", "image", "audio", "video"] } },
    },
    { name: "cookie-none-secure", since: "131", before: { cookies: { noneNeedsSecure: false } } },
    { name: "keepalive", since: "133" },
    { name: "cookie-partitioned", since: "141", before: { cookies: { partitionedAttribute: false } } },
    { name: "cookie-http-prefixes", since: "143", before: { cookies: { prefixes: ["__secure-", "__host-"] } } },
    { name: "integrity-policy", since: "145" },
    { name: "sec-fetch-storage-access", since: "147", before: { storageAccess: { headersIn: [] } } },
    {
      name: "local-network-access",
      since: "153",
      before: { localNetworkAccess: { restrictedPages: [], permissions: [] } },
    },
    { name: "local-network-permissions", since: "153" },
  ],
};
