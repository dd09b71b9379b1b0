import type { WindowRules } from "../window-rules.ts";

const blocked =
  'A page of the origin {origin} cannot access "{name}" of a {interface} of another origin. Use postMessage.';

/** https://html.spec.whatwg.org/#cross-origin-objects */
export const standardWindows: WindowRules = {
  crossOriginNames: [
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
  blocked: {
    get: blocked,
    "get-index": blocked,
    "get-symbol": blocked,
    convert: blocked,
    "get-setter": blocked,
    set: blocked,
    "set-getter": blocked,
    has: blocked,
    delete: blocked,
    define: blocked,
    other: blocked,
  },
  blockedBySandbox: { accessed: undefined, accessing: undefined, both: undefined },
  blocksPrototype: false,
  invalidTarget: 'The target origin "{value}" is not an origin, "*" or "/".',
  opaqueTarget: "unmatched",
  closedTakesAnyTarget: false,
  targetMismatch: undefined,
  openerPolicies: ["same-origin", "same-origin-allow-popups", "noopener-allow-popups"],
  separatedIsCrossOrigin: false,
};
