/** Where engines apply `upgrade-insecure-requests` differently. */
export const upgradeDifferences = {
  "upgrades.trustworthy": { standard: "none", chromium: "redirected", webkit: "all" },
  "upgrades.checkedBefore": {
    standard: [],
    chromium: ["fetch", "beacon", "media"],
    firefox: "all-but-forms",
    webkit: ["beacon"],
  },
  "upgrades.policyReadsHttpAsHttps": { standard: false, firefox: true },
  "upgrades.fetchShows": { standard: "url", chromium: "url-before", firefox: "redirect" },
  "upgrades.beaconOriginBefore": { standard: false, firefox: true },
  "upgrades.taintsByURLBefore": { standard: false, firefox: true },
  "upgrades.ownHostNeedsNoCors": { standard: false, firefox: true },
  "upgrades.showsSocketURL": { standard: true, firefox: false },
  "upgrades.blocksMixedObjects": { standard: false, chromium: true },
  "upgrades.ownHost": { standard: "any-scheme", firefox: "same-origin", webkit: "same-origin" },
  "upgrades.withoutOpener": { standard: "all", chromium: "none", webkit: "links" },
  "upgrades.redirectedLinks": { standard: true, chromium: false, webkit: false },
  "upgrades.redirectedFrames": { standard: true, webkit: false },
  "upgrades.linksIntoFrames": { standard: true, webkit: false },
} as const;
