import { notCors, say, type TopicText } from "../topic.ts";

/** What keeps pages, frames and processes apart. */
export const isolationTexts: Readonly<
  Record<
    | "coop"
    | "isolated"
    | "orb"
    | "frame-access"
    | "sandboxed"
    | "storage-blocked"
    | "post-message"
    | "file-page"
    | "extension-file"
    | "history-origin",
    TopicText
  >
> = {
  coop: {
    ...notCors(
      "Cross-Origin-Opener-Policy (COOP)",
      () => "the policy separates this window from the one that opened it, or the header was ignored.",
    ),
    fixes: [
      {
        at: "server",
        text: "For a sign-in window that talks to its opener, send `Cross-Origin-Opener-Policy: same-origin-allow-popups` with the opening page. The header works only over https and on localhost.",
      },
    ],
  },
  isolated: {
    ...notCors(
      "cross-origin isolation",
      () => "`SharedArrayBuffer` exists only in pages that are isolated from other origins.",
    ),
    fixes: [
      {
        at: "server",
        text: "Send `Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp` with the page, over https.",
      },
    ],
  },
  orb: {
    ...notCors(
      "Opaque Response Blocking (ORB, formerly CORB)",
      ({ url, mime }) =>
        `a \`no-cors\` request (an \`<img>\`, a \`<script>\`) got ${say(mime, "a type")} from ${say(url, "another origin")} that such an element can't use, so the browser emptied the response.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Check what the URL returns: an HTML error or sign-in page, or JSON, is the usual reason. Send the right `Content-Type`; data for a script needs `fetch` with CORS.",
      },
    ],
    dangers: ["no-cors"],
  },
  "frame-access": {
    ...notCors(
      "the same-origin policy for windows and frames",
      ({ origin, url, other }) =>
        `a script of ${say(origin ?? url, "one origin")} reached into a window or frame of ${say(other, "another origin")}.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Use `postMessage` with an exact target origin, and check `event.origin` where the message arrives. No header allows direct access.",
      },
    ],
    dangers: ["security-off"],
  },
  sandboxed: {
    ...notCors(
      "a sandbox",
      () =>
        "the document is sandboxed without `allow-same-origin`, so its origin is `null` and it has no cookies or storage.",
    ),
    fixes: [
      {
        at: "page",
        text: "If the framed content is trusted and of another origin than the page, add `allow-same-origin` to the frame's `sandbox`. Do not add it together with `allow-scripts` for content of the page's own origin.",
      },
    ],
    dangers: ["allow-null"],
  },
  "storage-blocked": {
    ...notCors(
      "the browser's storage and tracking protection",
      ({ url }) => `cookies and storage of ${say(url, "a site in another site's page")} are blocked or partitioned.`,
    ),
    fixes: ["one-site", "bearer", "partitioned"],
  },
  "post-message": {
    ...notCors(
      "`postMessage`",
      ({ target, origin }) =>
        `the message was for ${say(target, "one origin")}, and the window has ${say(origin, "another origin")}, so it wasn't delivered.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Name the recipient's exact origin as the target, and post only after the frame has loaded: until then it has the page's own origin.",
      },
      { at: "page", text: "Check that the frame was not redirected, for example to a sign-in page." },
    ],
    dangers: [],
  },
  "file-page": {
    ...notCors("the rule for local files", ({ url, page = "" }) =>
      /^https?:/.test(page)
        ? `a page of the web (${say(page, "")}) can't load files from the disk (${say(url, "a `file:` URL")}).`
        : `a page of the web can't load ${say(url, "a `file:` URL")}, and a page from the disk has the origin \`null\`.`,
    ),
    causes: ({ page = "" }) => (page.startsWith("file:") ? ["page-null"] : []),
    fixes: [
      "named-page",
      {
        at: "page",
        text: 'Serve the file from the page\'s own server and use its http URL, or let the user choose the file (`<input type="file">`).',
      },
    ],
    dangers: ["allow-null", "security-off"],
  },
  "extension-file": {
    ...notCors(
      "an extension's file",
      ({ url }) =>
        `${say(url, "it")} belongs to an extension of the browser, which doesn't let this page load it or is no longer there.`,
    ),
    fixes: [
      {
        at: "browser",
        text: "If the page doesn't request it, an extension does: try a private window without extensions. If the extension is yours, list the file in `web_accessible_resources`, for exactly the pages that need it.",
      },
    ],
    dangers: ["security-off"],
  },
  "history-origin": {
    ...notCors("the History API", () => "a page can only show URLs of the same origin."),
    fixes: [
      { at: "page", text: "Push a URL of the page's own origin; serve a page from a web server, not from the disk." },
    ],
  },
};
