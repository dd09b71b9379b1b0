import { notCors, say, type TopicText } from "../topic.ts";

/** Service workers. */
export const workerTexts: Readonly<Record<"worker-redirected" | "worker-failed" | "worker-register", TopicText>> = {
  "worker-redirected": {
    ...notCors(
      "a service worker",
      ({ url }) =>
        `it responded to ${say(url, "a navigation")} with a redirected response, which such a request must not get.`,
    ),
    fixes: [
      {
        at: "page",
        text: "In the service worker, do not cache redirected responses: store the final URL, or respond with `fetch(event.request)`.",
      },
    ],
  },
  "worker-failed": {
    ...notCors(
      "a service worker",
      ({ url }) =>
        `its handler failed for ${say(url, "a request")}: a promise was rejected, or it responded with something unusable.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Look for the worker's own error, and respond with `fetch(event.request)` where it has nothing better.",
      },
    ],
  },
  "worker-register": {
    ...notCors("the registration of a service worker", ({ url, origin, mime, status }) =>
      mime !== undefined || status !== undefined
        ? `${say(url, "the script's URL")} got ${mime === undefined ? `the status ${say(status, "")}` : `the type ${say(mime, "")}`} instead of a script.`
        : `${say(url, "the script")} must be a JavaScript file of the page's own origin${origin === undefined ? "" : ` (${say(origin, "")})`}, over https, without a redirect.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Serve the worker's script from the page's origin, with a JavaScript type, at or above its scope.",
      },
    ],
  },
};
