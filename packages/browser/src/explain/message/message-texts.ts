import { lowerFirst } from "../../text/first-letter.ts";
import type { ExplanationCode, Fix } from "../explanation.ts";

/** What a failure is that isn't CORS. */
const mechanisms: Partial<Record<ExplanationCode, string>> = {
  "mixed-content": "mixed content",
  unreachable: "a network error",
  "timed-out": "a network error",
  malformed: "a broken response",
  truncated: "a broken response",
  "head-too-long": "a broken response",
  "bad-port": "a blocked port",
  "embedded-credentials": "a user name or password in a URL",
  integrity: "Subresource Integrity",
  "corp-same-origin": "Cross-Origin-Resource-Policy (CORP)",
  "corp-same-site": "Cross-Origin-Resource-Policy (CORP)",
  "corp-missing": "Cross-Origin-Embedder-Policy (COEP)",
  "embedder-policy-missing": "Cross-Origin-Embedder-Policy (COEP)",
  "worker-origin": "the same-origin rule for workers",
  "worker-embedder-policy": "Cross-Origin-Embedder-Policy (COEP)",
  "service-worker-scope": "the scope of a service worker",
  "service-worker-response": "a service worker",
  aborted: "an aborted request",
  "not-cached": "the cache mode",
  "stream-over-http1": "a body that is a stream",
  "redirect-too-many": "a redirect loop",
  "local-network-denied": "Local Network Access",
  "local-network-target": "Local Network Access",
  "local-network-insecure": "Local Network Access",
};

export const mechanismOf = (code: ExplanationCode): string | undefined => mechanisms[code];

/** What stands around an explanation of a message. */
export const adviceTexts = {
  cors: "CORS",
  cookies: "cookies",
  notCors: (mechanism: string, why: string): string => `This is ${mechanism}, not CORS: ${why}`,
  /** @param why a sentence, mostly about it */
  cookie: (name: string | undefined, why: string): string => {
    const cookie = name === undefined ? "the cookie" : `the cookie ${name}`;
    const about = why
      .replace(/^It (?=is|has|belongs|would)/, `${cookie} `)
      .replace(/^Its name/, `the name of ${cookie}`);
    return about === why
      ? `This is a cookie rule, not CORS${name === undefined ? "" : ` (${name})`}: ${lowerFirst(why)}`
      : `This is a cookie rule, not CORS: ${about}`;
  },
  responseHeader:
    "It is a header of responses: the page's code sends it by mistake, often copied from advice for servers.",
};

export const removeHeader: Fix = {
  at: "page",
  text: "Remove it from the request: the server sends it, not the page.",
};

export const manifest: Fix = {
  at: "page",
  text: 'Load the manifest with the session\'s cookies: `<link rel="manifest" crossorigin="use-credentials">`.',
};
