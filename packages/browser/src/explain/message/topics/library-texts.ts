import { notCors, say, type TopicText } from "../topic.ts";

const silent =
  "A page's script sees only this, whatever the cause. The reason is in the line before it in the console, or in the network panel.";

/** What libraries and runtimes say. */
export const libraryTexts: Readonly<
  Record<"library-vague" | "not-a-browser" | "react-native" | "jsdom" | "local-refused", TopicText>
> = {
  "library-vague": {
    about: "a request that failed",
    why: ({ url, method }) =>
      url === undefined
        ? silent
        : `The request ${method === undefined ? "" : `${say(method, "")} `}${say(url, "")} failed. ${silent}`,
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker"],
    fixes: ["find-reason", "reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
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
