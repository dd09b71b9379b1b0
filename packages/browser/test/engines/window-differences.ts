/** Of a window of another origin. */
export const windowDifferences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "windows.crossOriginNames": {
    standard: [
      "window",
      "self",
      "location",
      "close",
      "closed",
      "focus",
      "blur",
      "frames",
      "length",
      "top",
      "opener",
      "parent",
      "postMessage",
    ],
    chromium: [
      "window",
      "self",
      "location",
      "closed",
      "frames",
      "length",
      "top",
      "opener",
      "parent",
      "blur",
      "close",
      "focus",
      "postMessage",
    ],
    firefox: [
      "window",
      "self",
      "location",
      "closed",
      "frames",
      "length",
      "top",
      "opener",
      "parent",
      "close",
      "focus",
      "blur",
      "postMessage",
    ],
    webkit: [
      "blur",
      "close",
      "closed",
      "focus",
      "frames",
      "length",
      "location",
      "opener",
      "parent",
      "postMessage",
      "self",
      "top",
      "window",
    ],
  },
  "windows.blocked.get": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to read a named property '{name}' from '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: 'Permission denied to access property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.get-index": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to read an indexed property [{name}] from '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: "Permission denied to access property {name} on cross-origin object",
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.get-symbol": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to read a named property '[{name}]' from '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: "Permission denied to access property {name} on cross-origin object",
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.convert": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to read a named property from '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: "Permission denied to access property {name} on cross-origin object",
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.get-setter": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to read a named property '{name}' from '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: 'Permission denied to get property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.set": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to set a named property '{name}' on '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: 'Permission denied to access property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.set-getter": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium:
      "Failed to set a named property '{name}' on '{interface}': Blocked a frame with origin \"{origin}\" from accessing a cross-origin frame.",
    firefox: 'Permission denied to set property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.has": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium: 'Blocked a frame with origin "{origin}" from accessing a cross-origin frame.',
    firefox: 'Permission denied to access property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.delete": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium: 'Blocked a frame with origin "{origin}" from accessing a cross-origin frame.',
    firefox: 'Permission denied to delete property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.define": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium: 'Blocked a frame with origin "{origin}" from accessing a cross-origin frame.',
    firefox: 'Permission denied to define property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blocked.other": {
    standard:
      'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.',
    chromium: 'Blocked a frame with origin "{origin}" from accessing a cross-origin frame.',
    firefox: 'Permission denied to access property "{name}" on cross-origin object',
    webkit:
      'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.',
  },
  "windows.blockedBySandbox.accessed": {
    standard: undefined,
    webkit:
      'Sandbox access violation: Blocked a frame at "{origin}" from accessing a cross-origin frame.  The frame being accessed is sandboxed and lacks the "allow-same-origin" flag.',
  },
  "windows.blockedBySandbox.accessing": {
    standard: undefined,
    webkit:
      'Sandbox access violation: Blocked a frame at "{origin}" from accessing a cross-origin frame.  The frame requesting access is sandboxed and lacks the "allow-same-origin" flag.',
  },
  "windows.blockedBySandbox.both": {
    standard: undefined,
    webkit:
      'Sandbox access violation: Blocked a frame at "{origin}" from accessing a cross-origin frame.  Both frames are sandboxed and lack the "allow-same-origin" flag.',
  },
  "windows.blocksPrototype": { standard: false, chromium: true },
  "windows.invalidTarget": {
    standard: 'The target origin "{value}" is not an origin, "*" or "/".',
    chromium:
      "Failed to execute 'postMessage' on 'Window': Invalid target origin '{value}' in a call to 'postMessage'.",
    firefox: "An invalid or illegal string was specified",
    webkit: "The string did not match the expected pattern.",
  },
  "windows.closedTakesAnyTarget": { standard: false, chromium: true, webkit: true },
  "windows.opaqueTarget": { standard: "unmatched", chromium: "refused", webkit: "refused" },
  "windows.targetMismatch": {
    standard: undefined,
    chromium:
      "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('{target}') does not match the recipient window's origin ('{origin}').",
    firefox:
      "Failed to execute ‘postMessage’ on ‘DOMWindow’: The target origin provided (‘{target}’) does not match the recipient window’s origin (‘{origin}’).",
  },
  "windows.openerPolicies": {
    standard: ["same-origin", "same-origin-allow-popups", "noopener-allow-popups"],
    firefox: ["same-origin", "same-origin-allow-popups"],
  },
  "windows.separatedIsCrossOrigin": { standard: false, chromium: true },
};
