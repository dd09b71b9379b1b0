import type { ConsoleTopic } from "../../engines/console-line.ts";
import { say, type TopicText } from "./topic.ts";
import { callTexts } from "./topics/call-texts.ts";
import { cookieTopicTexts } from "./topics/cookie-topic-texts.ts";
import { cspTexts } from "./topics/csp-texts.ts";
import { isolationTexts } from "./topics/isolation-texts.ts";
import { libraryTexts, silentWhy } from "./topics/library-texts.ts";
import { loadingTexts } from "./topics/loading-texts.ts";
import { netErrorTexts } from "./topics/net-error-texts.ts";
import { networkTexts } from "./topics/network-texts.ts";
import { proxyTexts } from "./topics/proxy-texts.ts";
import { serverTexts } from "./topics/server-texts.ts";
import { signInTexts } from "./topics/sign-in-texts.ts";
import { workerTexts } from "./topics/worker-texts.ts";

/** Of the lines that the engines' own tables have. */
const consoleTexts: Readonly<Record<ConsoleTopic, TopicText>> = {
  "allow-external": {
    about: "an older draft of Local Network Access",
    why: () =>
      "An older draft required a header in the response to the preflight for requests to a private network. Browsers now ask the user for permission (Local Network Access).",
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
  },
  "cors-disabled": {
    about: "CORS",
    why: () =>
      "CORS is switched off in this Firefox (`content.cors.disable`), so every request to another origin fails. The server cannot change that.",
    fixes: [],
    dangers: ["security-off"],
  },
  "origin-not-added": {
    about: "CORS",
    why: () =>
      "Firefox could not add the Origin header, so it did not send the request: an extension or a privacy setting removed it.",
    causes: ["blocker"],
    fixes: ["reachable"],
    dangers: ["security-off"],
  },
  "access-control-checks": {
    about: "CORS",
    why: ({ url }) =>
      `Safari prints this line for every request${url === undefined ? "" : ` (here ${say(url, "")})`} whose response the page does not get: CORS blocks it, there was no connection, or the page was left. The line before it says why.`,
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
  "worker-opaque": {
    about: "a service worker",
    why: () =>
      "A service worker responded to a `cors` request with an opaque response, which counts as a network error.",
    causes: ["no-cors"],
    fixes: ["worker"],
    dangers: ["no-cors"],
  },
  "tainted-canvas": {
    about: "a tainted canvas",
    why: () =>
      "The canvas contains an image of another origin that was loaded without CORS, so no script can read its pixels.",
    causes: ["tainted", "image-cache"],
    fixes: ["use-cors", "crossorigin", "vary"],
    dangers: ["wildcard", "public-proxy"],
  },
  "socket-refused": {
    about: "a WebSocket handshake",
    why: () =>
      "The server refused the WebSocket handshake. CORS does not apply: a browser opens WebSockets to any origin, with cookies, and only the server can check Origin.",
    causes: ["list-misses", "proxy"],
    fixes: ["socket"],
    dangers: ["socket-any-origin"],
  },
  vague: {
    about: "a request that failed",
    why: silentWhy,
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker", "service-worker"],
    fixes: ["find-reason", "reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
  },
};

export type TopicName =
  | ConsoleTopic
  | keyof typeof callTexts
  | keyof typeof cspTexts
  | keyof typeof isolationTexts
  | keyof typeof loadingTexts
  | keyof typeof networkTexts
  | keyof typeof netErrorTexts
  | keyof typeof workerTexts
  | keyof typeof libraryTexts
  | keyof typeof cookieTopicTexts
  | keyof typeof serverTexts
  | keyof typeof signInTexts
  | keyof typeof proxyTexts;

/** Messages for which there is no failure code. */
export const topicTexts: Readonly<Record<TopicName, TopicText>> = {
  ...consoleTexts,
  ...callTexts,
  ...cspTexts,
  ...isolationTexts,
  ...loadingTexts,
  ...networkTexts,
  ...netErrorTexts,
  ...workerTexts,
  ...libraryTexts,
  ...cookieTopicTexts,
  ...serverTexts,
  ...signInTexts,
  ...proxyTexts,
};
