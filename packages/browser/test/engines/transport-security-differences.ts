/** Where engines keep to Strict-Transport-Security differently. */
export const transportSecurityDifferences = {
  "transportSecurity.exemptsLocalhost": { standard: false, chromium: true, firefox: true },
  "transportSecurity.believes": { standard: "all", firefox: "same-site", webkit: "same-host" },
  "transportSecurity.upgrades": { standard: "all", firefox: "same-site", webkit: "top-level" },
  "transportSecurity.upgradesPreloadedAlways": { standard: true, webkit: false },
  "transportSecurity.preloadedMayLeave": { standard: false, firefox: true },
  "transportSecurity.redirectStatus": { standard: undefined, chromium: 307, webkit: 302 },
  "transportSecurity.sockets": { standard: "as-new", chromium: "null-origin", webkit: "metadata-before" },
  "transportSecurity.refersBefore": { standard: false, firefox: true },
  "transportSecurity.header.directive": {
    standard: /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*([\w!#$%&'*+.^`|~-]+|"(?:[^"\\]|\\.)*"))?$/s,
    firefox: /^([\w!#$%&'*+.^`|~-]*)(?:[ \t]*=[ \t]*([\w!#$%&'*+.^`|~-]+|"[^"]*"))?$/s,
    webkit: /^([^=]*)(?:=\s*(.*))?/s,
  },
  "transportSecurity.header.maxAge": { standard: /^[0-9]+$/, firefox: /^[0-9]{1,18}$/, webkit: /^[+-]?[0-9]+$/ },
  "transportSecurity.header.unescapes": { standard: true, firefox: false },
  "transportSecurity.header.unknownAreUnique": { standard: true, chromium: false, firefox: false },
};
