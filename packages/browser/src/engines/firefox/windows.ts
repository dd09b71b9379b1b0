import { standardWindows } from "../standard/windows.ts";
import type { WindowRules } from "../window-rules.ts";

const access = 'Permission denied to access property "{name}" on cross-origin object';

export const firefoxWindows: WindowRules = {
  ...standardWindows,
  crossOriginNames: [
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
  blocked: {
    get: access,
    "get-index": "Permission denied to access property {name} on cross-origin object",
    "get-symbol": "Permission denied to access property {name} on cross-origin object",
    convert: "Permission denied to access property {name} on cross-origin object",
    "get-setter": 'Permission denied to get property "{name}" on cross-origin object',
    set: access,
    "set-getter": 'Permission denied to set property "{name}" on cross-origin object',
    has: access,
    delete: 'Permission denied to delete property "{name}" on cross-origin object',
    define: 'Permission denied to define property "{name}" on cross-origin object',
    other: access,
  },
  invalidTarget: "An invalid or illegal string was specified",
  targetMismatch:
    "Failed to execute ‘postMessage’ on ‘DOMWindow’: The target origin provided (‘{target}’) does not match the recipient window’s origin (‘{origin}’).",
  openerPolicies: ["same-origin", "same-origin-allow-popups"],
};
