import { statusCause } from "../../evidence/status.ts";
import type { CauseName } from "../../cause-texts.ts";
import { upperFirst } from "../../../text/first-letter.ts";
import { notCors, say, type TopicText, type Values } from "../topic.ts";

const responded = ({ url, path, method, status }: Values): string =>
  `${say(url ?? path, "the server")} responded${method === undefined ? "" : ` to ${say(method, "")}`}${status === undefined ? "" : ` with ${say(status, "")}`}`;

const causesOfStatus = ({ status }: Values): readonly CauseName[] => {
  const cause = statusCause({ status: Number(status), preflight: false });
  return cause === undefined ? [] : [cause];
};

/** The line that a console has of a request that CORS blocks. */
const corsLine = "`blocked by CORS policy` or `Reason:`";

const whatFailed: TopicText["fixes"][number] = {
  at: "server",
  text: ({ status }) =>
    Number(status) >= 500
      ? "Read the log of the server, or of the gateway before it, for this moment: it says what failed."
      : "Read the body of the response in the network panel: it says what the server refuses.",
};

/** Below HTTP, and what stopped a request before it. */
export const networkTexts: Readonly<
  Record<
    | "blocked-by-client"
    | "blocked-by-administrator"
    | "blocked-by-response"
    | "network-error"
    | "certificate"
    | "cleartext"
    | "blocked-by-policy"
    | "http-error"
    | "logged-error"
    | "logged-success"
    | "http-failed"
    | "socket-failed"
    | "socket-closed"
    | "private-network"
    | "cors-header-values"
    | "cors-error"
    | "origin-check",
    TopicText
  >
> = {
  "blocked-by-client": {
    ...notCors(
      "a blocked request",
      ({ url }) => `an extension (an ad or tracker blocker) stopped ${say(url, "the request")} in the browser.`,
    ),
    causes: ["blocker"],
    fixes: [
      {
        at: "browser",
        text: "Try a private window without extensions, or rename the path if it looks like advertising or tracking.",
      },
    ],
  },
  "blocked-by-administrator": {
    ...notCors(
      "a blocked request",
      ({ url }) => `a policy of this machine or network stopped ${say(url, "the request")}.`,
    ),
    fixes: [{ at: "browser", text: "Ask the administrator, or try another network." }],
  },
  "blocked-by-response": {
    ...notCors(
      "a header of the response",
      ({ url, host }) =>
        `${say(url ?? host, "the server")} doesn't let this page frame or embed it (\`X-Frame-Options\`, \`frame-ancestors\`, \`Cross-Origin-Resource-Policy\` or the page's embedder policy).`,
    ),
    fixes: [
      {
        at: "server",
        text: "Look at these four headers of the response in the network panel, and name exactly this page's origin where it should be allowed.",
      },
    ],
    dangers: ["corp-off"],
  },
  "network-error": {
    ...notCors(
      "a network error",
      ({ url, value }) =>
        `${say(value, "the browser's error")} means that ${say(url, "the server")} sent no usable response.`,
    ),
    fixes: ["reachable"],
    dangers: ["security-off"],
  },
  certificate: {
    ...notCors(
      "a TLS error",
      ({ url, value }) =>
        `the browser doesn't trust the certificate of ${say(url, "the server")}${value === undefined ? "" : ` (${say(value, "")})`}.`,
    ),
    causes: ["tls"],
    fixes: [
      {
        at: "server",
        text: "Use a certificate that the browser trusts for this host name. For development, open the URL itself in a tab to see the error.",
      },
    ],
    dangers: ["security-off"],
  },
  cleartext: {
    ...notCors("Android's rule for plain http", () => "the app doesn't permit plain http."),
    fixes: ["https-api"],
    dangers: ["http"],
  },
  "blocked-by-policy": {
    ...notCors(
      "a blocked request",
      ({ url }) =>
        `the browser stopped ${say(url, "the request")} by one of its rules: CSP, tracking protection, mixed content or an extension.`,
    ),
    fixes: ["find-reason"],
  },
  "http-error": {
    ...notCors("an HTTP error", (values) => `${responded(values)}.`),
    causes: causesOfStatus,
    fixes: [whatFailed],
  },
  "logged-error": {
    about: "an HTTP error",
    why: (values) =>
      `${upperFirst(responded(values))}: an HTTP error, and not CORS unless the console says ${corsLine} for it.`,
    causes: causesOfStatus,
    fixes: [whatFailed],
  },
  "logged-success": {
    about: "a logged request",
    why: (values) =>
      `${upperFirst(responded(values))}, and this line shows no failure: for CORS, the console has another line.`,
    fixes: [{ at: "browser", text: `Copy the console's line with ${corsLine}, and explain that one.` }],
  },
  "http-failed": {
    ...notCors(
      "an HTTP error",
      ({ status, url }) =>
        `the server responded to ${say(url, "the request")} with ${say(status, "an error")}, so there was nothing to load.`,
    ),
    causes: causesOfStatus,
    fixes: [
      {
        at: "page",
        text: "Open the URL in a new tab: the path is wrong or the file was not deployed (404), or it needs a session (401, 403).",
      },
    ],
  },
  "socket-failed": {
    ...notCors("a WebSocket that did not open", ({ url, status, value }) => {
      const server = say(url, "the server");
      if (status !== undefined) return `${server} refused the handshake with the status ${say(status, "")}.`;
      return value === undefined
        ? `there is no connection to ${server}, or the server refused the handshake.`
        : `the browser could not connect to ${server}.`;
    }),
    causes: ["nobody-listens", "unknown-host", "tls", "dropped", "offline", "proxy"],
    fixes: [
      "start-server",
      "right-name",
      "trusted-certificate",
      "no-drop",
      "go-online",
      {
        at: "server",
        text: "Check that a WebSocket server listens at this path, that the proxy passes `Upgrade` and `Connection` on, and that the server's own Origin check has this page's origin.",
      },
    ],
    dangers: ["socket-any-origin"],
  },
  "socket-closed": {
    ...notCors(
      "a WebSocket that the page closed",
      ({ url }) => `the page's own code closed the connection to ${say(url, "the server")} before it was open.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Look for `close()` in the code that opened it: in development, React runs effects twice, and a hot reload closes connections.",
      },
    ],
  },
  "private-network": {
    about: "an older draft (Private Network Access)",
    why: ({ space }) =>
      `The browser wanted a header in the response to the preflight for requests to the address space ${say(space, "of a private network")}. Newer versions ask the user for permission instead (Local Network Access).`,
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
  },
  "cors-header-values": {
    about: "CORS",
    why: () =>
      "A CORS header of the response is missing or has a value that doesn't fit. The issue's table of affected requests names the header and its value, and so does the console's line.",
    fixes: [
      {
        at: "browser",
        text: "Copy the console's line for the same request (`blocked by CORS policy: …`), and explain that one.",
      },
      "share",
    ],
    dangers: ["reflect", "wildcard"],
  },
  "cors-error": {
    about: "CORS",
    why: ({ url }) =>
      `CORS blocked the response${url === undefined ? "" : ` of ${say(url, "")}`}, and this text doesn't say why. The console's line does.`,
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["find-reason", "share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
  "origin-check": {
    about: "a check of the origin",
    why: ({ url }) =>
      `Firefox refused ${say(url, "the request")} in a check of its origin: CORS most often, or a rule for local files, workers and fonts. This code doesn't say which; the console's line does.`,
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["find-reason", "share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
};
