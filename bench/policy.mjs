// The one policy that every contestant is set up with, as far as it can be.
export const origin = (index) => `https://o${index}.app.example`;

/** The last of n origins is the one that asks: peers that look through a list reach it last. */
export const asking = (n) => origin(n - 1);

export const origins = (n) => Array.from({ length: n }, (_, index) => origin(index));

export const document = (n) => ({
  sallyport: 1,
  self: ["http://127.0.0.1:*"],
  origins: { app: origins(n) },
  resources: [
    { path: "/data", share: { with: ["app"], methods: ["GET", "POST"], headers: ["content-type"], credentials: true } },
  ],
});

/** The requests that are measured. */
export const cases = {
  "allowed GET": { method: "GET", fields: (n) => [`Origin: ${asking(n)}`, "Cookie: session=1"] },
  preflight: {
    method: "OPTIONS",
    fields: (n) => [
      `Origin: ${asking(n)}`,
      "Access-Control-Request-Method: POST",
      "Access-Control-Request-Headers: content-type",
    ],
  },
  "denied POST": {
    method: "POST",
    fields: () => ["Origin: https://evil.example", "Cookie: session=1", "Content-Length: 0"],
  },
};

/** What the policy makes of them, written by hand: the answer of the gate in fixed words. */
export const byHand = {
  pass: {
    "access-control-allow-credentials": "true",
    vary: "Origin",
    "cross-origin-resource-policy": "same-origin",
  },
  preflight: {
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET,HEAD,POST",
    "access-control-allow-headers": "content-type",
    vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    "cache-control": "no-store",
  },
  refused: {
    "cache-control": "no-store",
    vary: "Origin",
    "cross-origin-resource-policy": "same-origin",
    "content-type": "application/problem+json",
  },
  body: '{"type":"urn:sallyport:reason:origin-unknown","title":"Forbidden","status":403,"detail":"Nothing is granted to the origin here.","reason":"origin-unknown"}',
};
