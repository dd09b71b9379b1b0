import { standardWindows } from "../standard/windows.ts";
import type { WindowRules } from "../window-rules.ts";

const blocked = 'Blocked a frame with origin "{origin}" from accessing a cross-origin frame.';

export const chromiumWindows: WindowRules = {
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
    "blur",
    "close",
    "focus",
    "postMessage",
  ],
  blocked: {
    get: `Failed to read a named property '{name}' from '{interface}': ${blocked}`,
    "get-index": `Failed to read an indexed property [{name}] from '{interface}': ${blocked}`,
    "get-symbol": `Failed to read a named property '[{name}]' from '{interface}': ${blocked}`,
    convert: `Failed to read a named property from '{interface}': ${blocked}`,
    "get-setter": `Failed to read a named property '{name}' from '{interface}': ${blocked}`,
    set: `Failed to set a named property '{name}' on '{interface}': ${blocked}`,
    "set-getter": `Failed to set a named property '{name}' on '{interface}': ${blocked}`,
    has: blocked,
    delete: blocked,
    define: blocked,
    other: blocked,
  },
  blocksPrototype: true,
  invalidTarget:
    "Failed to execute 'postMessage' on 'Window': Invalid target origin '{value}' in a call to 'postMessage'.",
  opaqueTarget: "refused",
  closedTakesAnyTarget: true,
  targetMismatch:
    "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('{target}') does not match the recipient window's origin ('{origin}').",
  separatedIsCrossOrigin: true,
};
