import type { ConsoleTopic } from "../../engines/console-line.ts";
import type { CauseName } from "../cause-texts.ts";
import type { DangerName } from "../danger-texts.ts";
import type { FixName } from "../fix-texts.ts";

interface MessageText {
  readonly why: string;
  readonly causes: readonly CauseName[];
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

/** Console messages for which there is no code. */
export const messageTexts: Readonly<Record<ConsoleTopic, MessageText>> = {
  "allow-external": {
    why: "An older draft required a header in the response to the preflight for requests to a private network. Browsers now ask the user for permission (Local Network Access).",
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
  },
  "cors-disabled": {
    why: "CORS is switched off in this Firefox (`content.cors.disable`), so every request to another origin fails. The server cannot change that.",
    causes: [],
    fixes: [],
    dangers: ["security-off"],
  },
  "origin-not-added": {
    why: "Firefox could not add the Origin header, so it did not send the request: an extension or a privacy setting removed it.",
    causes: ["blocker"],
    fixes: ["reachable"],
    dangers: ["security-off"],
  },
  "access-control-checks": {
    why: "This line says only that CORS blocked the response. The line before it says why.",
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
  "worker-opaque": {
    why: "A service worker responded to a `cors` request with an opaque response, which counts as a network error.",
    causes: ["service-worker"],
    fixes: ["worker"],
    dangers: ["no-cors"],
  },
  "tainted-canvas": {
    why: "The canvas contains an image of another origin that was loaded without CORS, so no script can read its pixels.",
    causes: ["tainted", "image-cache"],
    fixes: ["crossorigin", "share", "vary"],
    dangers: ["wildcard", "public-proxy"],
  },
  "socket-refused": {
    why: "The server refused the WebSocket handshake. CORS does not apply: a browser opens WebSockets to any origin, with cookies, and only the server can check Origin.",
    causes: ["list-misses", "proxy"],
    fixes: ["socket"],
    dangers: ["reflect"],
  },
  vague: {
    why: "A page's script sees only this, whatever the cause. The reason is in the line before it in the console, or in the network panel.",
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker", "service-worker"],
    fixes: ["find-reason", "reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
  },
};
