import { notCors, say, type TopicText, type Values } from "../topic.ts";

const silent = "whatever the cause. The reason is in the line before it in the console, or in the network panel.";

/** Why a script's error says nothing, with the request, where the console has logged it. */
export function silentWhy({ url, method, status }: Values): string {
  if (url === undefined) return `A page's script sees only this, ${silent}`;
  const request = say(`${method === undefined ? "" : `${method} `}${url}`, "");
  return status === undefined
    ? `The request ${request} failed, and a page's script sees only that, ${silent}`
    : `The request ${request} failed for the page's script, though the response has the status ${say(status, "")}: the script sees only the failure, ${silent}`;
}

/** What libraries and runtimes say. */
export const libraryTexts: Readonly<
  Record<
    | "library-vague"
    | "opaque-response"
    | "not-a-browser"
    | "command-failed"
    | "react-native"
    | "jsdom"
    | "local-refused",
    TopicText
  >
> = {
  "library-vague": {
    about: "a request that failed",
    why: silentWhy,
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker"],
    fixes: ["find-reason", "reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
  },
  "opaque-response": {
    about: "a request with `no-cors`",
    why: () =>
      'The request was sent with `mode: "no-cors"`, so the response is opaque: the page gets the status 0 and an empty body, whatever the server sent.',
    causes: ["no-cors"],
    fixes: ["cors-mode", "share"],
    dangers: ["no-cors"],
  },
  "not-a-browser": {
    ...notCors(
      "a network error in Node",
      ({ url, value, address }) =>
        `Node isn't a browser, and CORS doesn't apply there${value === undefined ? "" : `; ${say(value, "")} means that the server${address === undefined ? (url === undefined ? "" : ` at ${say(url, "")}`) : ` at ${say(address, "")}`} wasn't reached or trusted`}.`,
    ),
    causes: ["nobody-listens", "unknown-host", "tls", "dropped", "offline"],
    fixes: ["start-server", "right-name", "no-drop", "reachable"],
  },
  "command-failed": {
    ...notCors(
      "a network error of the command",
      ({ host }) =>
        `curl and wget aren't browsers, and CORS doesn't apply there. ${host === undefined ? "The server" : say(host, "")} wasn't reached or trusted: no response came.`,
    ),
    causes: ["nobody-listens", "unknown-host", "tls", "dropped", "offline"],
    fixes: ["start-server", "right-name", "trusted-certificate", "no-drop", "reachable"],
  },
  "react-native": {
    ...notCors(
      "a network error in React Native",
      () => "an app isn't a browser, and CORS doesn't apply there. On a device, `localhost` is the device itself.",
    ),
    causes: ["nobody-listens", "tls"],
    fixes: [
      {
        at: "page",
        text: "Use the development machine's address (`10.0.2.2` in the Android emulator). Plain http needs an exception: `usesCleartextTraffic` on Android, App Transport Security on iOS.",
      },
    ],
  },
  jsdom: {
    about: "CORS in jsdom (a test environment)",
    why: ({ origin, header, method }) => {
      if (header !== undefined) return `jsdom's preflight doesn't allow the header ${say(header, "")}.`;
      if (method !== undefined) return `jsdom's preflight doesn't allow the method ${say(method, "")}.`;
      return `jsdom applies CORS, and the response isn't shared with ${say(origin, "the test page's origin")}.`;
    },
    fixes: [
      {
        at: "page",
        text: "In the test, respond to the request with a mock that sends `Access-Control-Allow-Origin`, set the test page's URL to the API's origin, or use the Node environment.",
      },
    ],
    dangers: ["wildcard"],
  },
  "local-refused": {
    ...notCors(
      "Safari's rule for a request",
      ({ url }) =>
        `the browser refused ${say(url, "the request")} before it sent anything: the URL's scheme, its port or mixed content isn't allowed from this page.`,
    ),
    causes: ["page-null", "mixed-or-port"],
    fixes: ["https-api", "named-page"],
    dangers: ["security-off"],
  },
};
