import { casesOf, type MessageCase } from "./case.ts";

const url = "wss://api.shop.test/live";
const failed = `WebSocket connection to '${url}' failed: `;
const network = "kNWErrorDomainPOSIX error 61 - Connection refused";

/** Why a WebSocket did not open, as far as a console says it. */
export const socketCases: readonly MessageCase[] = [
  ...casesOf("chromium", [
    [
      `${failed}Error in connection establishment: net::ERR_CONNECTION_REFUSED`,
      "socket-failed",
      { url },
      ["Access-Control"],
    ],
    [`${failed}Error during WebSocket handshake: net::ERR_CERT_DATE_INVALID`, "socket-failed", { url }],
    [`${failed}Error during WebSocket handshake: Unexpected response code: 403`, "socket-refused", { url }, ["echo"]],
    [
      `${failed}Error during WebSocket handshake: Unexpected response code: 502`,
      "socket-failed",
      { url, status: "502" },
    ],
    [`${failed}WebSocket is closed before the connection is established.`, "socket-closed", { url }],
    [`main.js:3 ${failed}`, "socket-failed", { url }, ["Access-Control"]],
  ]),
  ...casesOf("webkit", [
    [`[Error] ${failed}The operation couldn’t be completed. (${network})`, "socket-failed", { url, value: network }],
    [`[Error] ${failed}There was a bad response from the server.`, "socket-failed", { url }],
  ]),
  ...casesOf("browser", [["[vite] failed to connect to websocket.\nyour current setup:", "socket-failed"]]),
  {
    desc: "what is known of the connection comes first",
    text: `[Error] ${failed}The operation couldn’t be completed. (${network})`,
    reads: ["webkit", "socket-failed"],
    says: ["No server listens there", "Start the server"],
  },
];

/** What a page may not do, and options that `fetch` does not accept. */
export const refusedCases: readonly MessageCase[] = [
  ...casesOf("chromium", [
    [
      "[Violation] Permissions policy violation: Synchronous requests are disabled by permissions policy.",
      "permissions-policy",
      {},
      ["Access-Control", "allow="],
    ],
    [
      "The Content Security Policy directive 'frame-ancestors' is ignored when delivered via a <meta> element.",
      "policy-in-meta",
      { directive: "frame-ancestors" },
      ["Access-Control"],
    ],
    [
      "X-Frame-Options may only be set via an HTTP header sent along with a document. It may not be set inside <meta>.",
      "policy-in-meta",
    ],
    [
      "The Content Security Policy 'default-src 'self'' was delivered via a <meta> element outside the document's <head>, which is disallowed. The policy has been ignored.",
      "policy-in-meta",
    ],
    [
      "The report-only Content Security Policy 'default-src 'self'' was delivered via a <meta> element, which is disallowed. The policy has been ignored.",
      "policy-in-meta",
    ],
    [
      "Error with Permissions-Policy header: Unrecognized feature: 'interest-cohort'.",
      "policy-header",
      { feature: "interest-cohort" },
      ["Access-Control"],
    ],
    [
      "Error with Permissions-Policy header: Parse of permissions policy failed because of errors reported by structured header parser.",
      "policy-header",
    ],
    [
      "Error with Permissions-Policy header: Invalid allowlist item(none) for feature camera. Allowlist item must be *, self or quoted url.",
      "policy-header",
      { feature: "camera" },
    ],
  ]),
  ...casesOf("firefox", [
    [
      "Content-Security-Policy: Ignoring source ‘frame-ancestors’ (Not supported when delivered via meta element).",
      "policy-in-meta",
      { directive: "frame-ancestors" },
    ],
    [
      "Feature Policy: Skipping unsupported feature name “autoplay”. app.js:27:37",
      "policy-header",
      { feature: "autoplay" },
    ],
  ]),
  ...casesOf("webkit", [
    [
      "[Error] The Content Security Policy directive 'frame-ancestors' is ignored when delivered via an HTML meta element.",
      "policy-in-meta",
      { directive: "frame-ancestors" },
    ],
    [
      "[Error] The X-Frame-Option 'DENY' supplied in a <meta> element was ignored. X-Frame-Options may only be provided by an HTTP header sent with the document.",
      "policy-in-meta",
    ],
    [
      "[Error] Permission policy 'Geolocation' check failed for document with origin 'https://app.test'.",
      "permissions-policy",
      { feature: "Geolocation" },
    ],
  ]),
  ...casesOf("chromium", [
    ["[Violation] Permissions policy violation: camera is not allowed in this document.", "permissions-policy"],
    [
      "Permissions policy violation: Geolocation access has been blocked because of a permissions policy applied to the current document.",
      "permissions-policy",
      { feature: "Geolocation" },
    ],
    [
      "Uncaught TypeError: Failed to set the 'innerHTML' property on 'Element': This document requires 'TrustedHTML' assignment.",
      "trusted-types",
    ],
    ["TypeError: Failed to execute 'fetch' on 'Window': Request with GET/HEAD method cannot have body.", "call-option"],
    [
      "TypeError: Failed to execute 'fetch' on 'Window': The provided value 'cross-origin' is not a valid enum value of type RequestMode.",
      "call-option",
      { value: "cross-origin" },
    ],
  ]),
  ...casesOf("firefox", [["Uncaught TypeError: Window.fetch: HEAD or GET Request cannot have a body.", "call-option"]]),
  ...casesOf("webkit", [["TypeError: Request has method 'GET' and cannot have a body", "call-option"]]),
];

const rejected = "Cookie “sid” has been rejected ";

/** A cookie's own name is in the cause and in the fix. */
export const namedCookieCases: readonly MessageCase[] = [
  {
    desc: "Lax or Strict: which of them is not known",
    text: `${rejected}because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.`,
    reads: ["firefox", "cookie-cross-site"],
    values: { cookie: "sid" },
    says: ["`sid` is `SameSite=Lax` or `SameSite=Strict`"],
  },
  {
    desc: "another domain",
    text: `${rejected}for invalid domain.`,
    reads: ["firefox", "domain-mismatch"],
    values: { cookie: "sid" },
    says: ["`sid`", "sid=…; Path=/; Secure"],
  },
  {
    desc: "a name with which nothing may be written",
    text: "Cookie “a;b” will be soon rejected because it has the “SameSite” attribute set to “None” or an invalid value, without the “secure” attribute.",
    reads: ["firefox", "same-site-none-insecure"],
    says: ["session=…; Path=/; Secure"],
  },
  {
    desc: "without a name",
    text: 'This attempt to set a cookie via a Set-Cookie header was blocked because it had the "Secure" attribute but was not received over a secure connection.',
    reads: ["chromium", "secure-scheme"],
    says: ["not CORS: the cookie is `Secure`"],
  },
];
