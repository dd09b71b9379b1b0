import { notCors, say, type TopicText } from "../topic.ts";

/** Scripts, modules, workers, images and what a page loads. */
export const loadingTexts: Readonly<
  Record<
    | "mime"
    | "not-json"
    | "module-specifier"
    | "import-scripts"
    | "cross-origin-load"
    | "webgl"
    | "tainted-media"
    | "stylesheet"
    | "integrity-cors"
    | "preload-mode"
    | "preload-unused"
    | "script-error"
    | "mixed-display"
    | "forbidden-header"
    | "hidden-header",
    TopicText
  >
> = {
  mime: {
    ...notCors("MIME type checking", ({ url, mime, expected }) => {
      const type = mime === undefined ? "a type" : `the type ${say(mime, "")},`;
      return `${say(url, "the response")} has ${type} that its use doesn't allow${expected === undefined ? "" : ` (expected: ${say(expected, "")})`}.`;
    }),
    fixes: [
      {
        at: "server",
        text: ({ mime = "" }) =>
          /^text\/html\b/i.test(mime)
            ? "Open the URL in a new tab: the server sent a page instead of the file (its index for every path, an error, a sign-in page). Correct the path or the base URL, deploy the file, and respond with 404 where there is none."
            : "Send the right `Content-Type`. If it is `text/html`, the path is wrong: the server sent its index, error or sign-in page instead of the file.",
      },
    ],
    dangers: [],
  },
  "not-json": {
    ...notCors("the body of a response that the page could read", () => "it is HTML, where the page expected JSON."),
    fixes: [
      {
        at: "page",
        text: "Look at the response in the network panel: the URL is wrong, or the server sent an error or sign-in page. Check `response.ok` and the type before you parse.",
      },
    ],
  },
  "module-specifier": {
    ...notCors(
      "module resolution",
      ({ specifier }) =>
        `${say(specifier, "the name")} isn't a URL, and browsers know packages by name only through an import map.`,
    ),
    fixes: [
      { at: "page", text: "Bundle the code, add an import map, or import by URL (`./`, `../`, `/` or `https://`)." },
    ],
  },
  "import-scripts": {
    ...notCors("a worker's import", ({ url }) => `${say(url, "the script")} couldn't be loaded in the worker.`),
    fixes: [{ at: "server", text: "Request the URL with curl, and check the status and the `Content-Type`." }],
  },
  "cross-origin-load": {
    ...notCors(
      "Firefox's same-origin check of a load",
      ({ page, url }) =>
        `${say(page, "the page")} may not load ${say(url, "something of another origin")} in this way.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Serve it from the page's own origin: workers, `file:` links and some documents can't be of another one.",
      },
    ],
    dangers: ["security-off"],
  },
  webgl: {
    about: "a WebGL texture",
    why: ({ url }) =>
      `WebGL can't use ${say(url, "an image or video of another origin")} that was loaded without CORS.`,
    fixes: ["use-cors", "crossorigin", "vary"],
    dangers: ["wildcard", "public-proxy"],
  },
  "tainted-media": {
    about: "media of another origin",
    why: ({ url }) => `${say(url, "The media")} was loaded without CORS, so scripts can't read its sound or pixels.`,
    fixes: ["use-cors"],
    dangers: ["wildcard", "public-proxy"],
  },
  stylesheet: {
    about: "a stylesheet of another origin",
    why: () => "A script can't read the rules of a stylesheet of another origin that was loaded without CORS.",
    fixes: ["use-cors"],
    dangers: ["public-proxy"],
  },
  "integrity-cors": {
    about: "Subresource Integrity",
    why: ({ url }) =>
      `${say(url, "The file")} has an \`integrity\` attribute but was loaded without CORS, so the browser can't check it.`,
    fixes: [
      {
        at: "page",
        text: 'Add `crossorigin="anonymous"` to the element, and let the server share the file (a CDN sends `Access-Control-Allow-Origin: *`).',
      },
    ],
    dangers: ["no-integrity"],
  },
  "preload-mode": {
    about: "a preload",
    why: ({ url }) =>
      `${say(url, "The file")} was preloaded with other credentials or another mode than it is used with, so it is loaded twice.`,
    fixes: [
      {
        at: "page",
        text: 'Give the preload the same `crossorigin` as its use. Fonts always need `crossorigin="anonymous"`, also on the page\'s own origin.',
      },
    ],
  },
  "preload-unused": {
    about: "a preload",
    why: ({ url }) =>
      `${say(url, "The file")} was preloaded, and nothing had used it after a few seconds. This alone breaks nothing.`,
    fixes: [
      {
        at: "page",
        text: "Remove the preload if the page doesn't need the file at once. If it does, give the preload the same `crossorigin` and `as` as its use.",
      },
    ],
  },
  "script-error": {
    about: "an error in a script of another origin",
    why: () =>
      "A script of another origin failed, and the browser hides the details because the script was loaded without CORS. The error itself isn't CORS.",
    fixes: [
      {
        at: "page",
        text: 'Load the script with `crossorigin="anonymous"` and let its server share it; the real message then appears. If no script of yours is of another origin, it is an extension\'s.',
      },
    ],
    dangers: ["public-proxy"],
  },
  "mixed-display": {
    ...notCors(
      "mixed content",
      ({ url }) =>
        `an https page loads ${say(url, "something")} over plain http. It was loaded or upgraded to https, not blocked.`,
    ),
    fixes: ["https-api"],
    dangers: ["http"],
  },
  "forbidden-header": {
    ...notCors(
      "a header that only the browser sets",
      ({ header }) =>
        `${say(header, "the header")} can't be set by a script, so the browser ignored it and sent the request without it.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Remove the line that sets the header. A request's `Origin`, `Host` and `Cookie` come from the browser.",
      },
    ],
  },
  "hidden-header": {
    about: "a response header that is not exposed",
    why: ({ header }) =>
      `The response to another origin doesn't expose ${say(header, "the header")}, so the script gets \`null\`.`,
    causes: ["not-exposed"],
    fixes: [
      {
        at: "server",
        text: "Name exactly this header in `Access-Control-Expose-Headers`. `Set-Cookie` can't be exposed.",
      },
    ],
  },
};
