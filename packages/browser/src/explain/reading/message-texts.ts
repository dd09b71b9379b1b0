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
    why: "An older draft wanted a header of the response to the preflight for requests into a private network. Browsers ask the user for a permission now (Local Network Access).",
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
  },
  "cors-disabled": {
    why: "CORS is switched off in this Firefox (`content.cors.disable`), so every request to another origin fails. The server can do nothing about it.",
    causes: [],
    fixes: [],
    dangers: ["security-off"],
  },
  "origin-not-added": {
    why: "Firefox could not add the Origin header, so it did not ask: an extension or a setting of privacy took it away.",
    causes: ["blocker"],
    fixes: ["reachable"],
    dangers: ["security-off"],
  },
  "access-control-checks": {
    why: "WebKit says here only that CORS refused the response; the line before it says why.",
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
  "worker-opaque": {
    why: "A service worker answered a `cors` request with an opaque response, which the browser takes for a network error.",
    causes: ["service-worker"],
    fixes: ["worker"],
    dangers: ["no-cors"],
  },
  "tainted-canvas": {
    why: "The canvas holds an image of another origin that was loaded without CORS; what it shows must not be read back.",
    causes: ["tainted", "image-cache"],
    fixes: ["crossorigin", "share", "vary"],
    dangers: ["wildcard", "public-proxy"],
  },
  "socket-refused": {
    why: "The server refused the socket's handshake. CORS has no part in that: a browser opens sockets to any origin, with cookies, and only the server can look at Origin.",
    causes: ["list-misses", "proxy"],
    fixes: ["socket"],
    dangers: ["reflect"],
  },
  vague: {
    why: "That is all that a page's script sees, whatever the cause. The reason stands in the console's line before it, or in the network panel.",
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker", "service-worker"],
    fixes: ["reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
  },
};
