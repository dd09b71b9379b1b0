import type { EngineVersions } from "../engine-versions.ts";

/**
 * Of Safari, as @mdn/browser-compat-data 8.1.9 lists them. WebKitGTK has another network library and other versions: of it,
 * the model has the one that was measured.
 */
export const webkitVersions: EngineVersions = {
  product: "Safari",
  oldest: undefined,
  changes: [
    { name: "keepalive", since: "13" },
    { name: "fetch-metadata", since: "16.4" },
    { name: "opener-noopener-allow-popups", since: "18.4" },
    { name: "integrity-policy", since: "26" },
    { name: "cookie-partitioned", since: "26.2" },
    { name: "zstd", since: "26.3" },
  ],
};
