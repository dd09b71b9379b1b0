import { standardWindows } from "../standard/windows.ts";
import type { BlockedOperation, WindowRules } from "../window-rules.ts";

const blocked =
  'Blocked a frame with origin "{origin}" from accessing a cross-origin frame. Protocols, domains, and ports must match.';
const sandboxed = 'Sandbox access violation: Blocked a frame at "{origin}" from accessing a cross-origin frame. ';

const operations = Object.keys(standardWindows.blocked) as BlockedOperation[];

export const webkitWindows: WindowRules = {
  ...standardWindows,
  crossOriginNames: [
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
  blocked: Object.fromEntries(operations.map((one) => [one, blocked])) as WindowRules["blocked"],
  blockedBySandbox: {
    accessed: `${sandboxed} The frame being accessed is sandboxed and lacks the "allow-same-origin" flag.`,
    accessing: `${sandboxed} The frame requesting access is sandboxed and lacks the "allow-same-origin" flag.`,
    both: `${sandboxed} Both frames are sandboxed and lack the "allow-same-origin" flag.`,
  },
  invalidTarget: "The string did not match the expected pattern.",
  opaqueTarget: "refused",
  closedTakesAnyTarget: true,
};
