/**
 * The last --disable-features wins over playwright's, which also switches off two features of the shipped browser that
 * bear on cross-origin requests: ThirdPartyStoragePartitioning and AvoidCorsURLLoaderRestartOnRedirect.
 */
const disabledFeatures = [
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "DestroyProfileOnBrowserClose",
  "MediaRouter",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "PaintHolding",
  "PreconnectToSearch",
];

export const chromiumFlags: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${disabledFeatures.join(",")}`,
];
