import type { ChangeName } from "./engine-versions.ts";

/** What each change is. */
export const engineChangeTexts: Readonly<Record<ChangeName, string>> = {
  "fetch-metadata": "`Sec-Fetch-Site`, `Sec-Fetch-Mode` and `Sec-Fetch-Dest` on requests to secure URLs",
  "sec-fetch-storage-access": "`Sec-Fetch-Storage-Access` and `Activate-Storage-Access`",
  "cookie-partitioned": "`Partitioned` cookies",
  "cookie-http-prefixes": "`__Http-` and `__Host-Http-` cookies",
  "cookie-none-secure": "`SameSite=None` requires `Secure`",
  "cookie-lax-default": "A cookie without `SameSite` counts as `Lax`",
  "local-network-access": "A public page needs permission for the local network and for this machine",
  "local-network-permissions": "The permissions `local-network` and `loopback-network`",
  "local-network-sockets": "A WebSocket needs this permission too",
  "mixed-content-upgrade": "Images, audio and video over http in a page with https are requested over https",
  zstd: "The content coding `zstd`",
  keepalive: "`fetch` with `keepalive`",
  "opener-noopener-allow-popups": "`Cross-Origin-Opener-Policy: noopener-allow-popups`",
  "embedder-credentialless": "`Cross-Origin-Embedder-Policy: credentialless`",
  "document-isolation-policy": "`Document-Isolation-Policy`",
  "integrity-policy": "`Integrity-Policy`",
  "connection-allowlist": "`Connection-Allowlist`",
};
