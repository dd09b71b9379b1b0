import type { Exercise } from "./exercise.ts";

export type { Exercise } from "./exercise.ts";

/** From the easiest on. */
export const exercises: readonly Exercise[] = [
  {
    name: "own-page",
    title: "Let the bank’s page work, and nobody else",
    task: "The bank’s page at https://app.bank.example must send transfers as JSON, with the user’s cookie. A form on the attacker’s page must not.",
    story: "bank",
    stop: ["same-site-transfer", "write"],
    keep: ["own-page"],
    hints: [
      "A resource without a grant refuses cross-origin changes. So begin with what must work.",
      "The bank’s page sends POST, with a header that needs a preflight, and with cookies: methods, headers, credentials.",
      "The header is content-type: JSON is not one of the types that a form can send.",
    ],
    start: `sallyport: 1
self: [https://api.bank.example]
origins:
  app: [https://app.bank.example]
resources:
  - path: /transfers
    share: { with: [app], methods: [GET] }
`,
    solution: `sallyport: 1
self: [https://api.bank.example]
origins:
  app: [https://app.bank.example]
resources:
  - path: /transfers
    share: { with: [app], methods: [POST], headers: [content-type], credentials: true }
`,
  },
  {
    name: "public-and-private",
    title: "Publish the catalogue, keep the orders",
    task: "Every page may read /catalogue. Only the partner’s page, https://partner.example, may read /orders, with cookies.",
    story: "published-api",
    stop: ["stranger-orders"],
    keep: ["partner-orders", "stranger-catalogue"],
    hints: [
      "Two resources, two grants.",
      "with: anyone is for data that everybody may read, and it needs because.",
      "The orders need a group with the partner’s origin, and credentials: true.",
    ],
    start: `sallyport: 1
self: [https://api.shop.example]
resources:
  - path: /**
    share: { with: anyone, methods: [GET], because: the API is published }
`,
    solution: `sallyport: 1
self: [https://api.shop.example]
origins:
  partners: [https://partner.example]
resources:
  - path: /catalogue
    share: { with: anyone, methods: [GET], because: the catalogue is published }
  - path: /orders
    share: { with: [partners], methods: [GET], credentials: true }
`,
  },
  {
    name: "get-that-pays",
    title: "A GET that pays",
    task: "GET /pay moves money, and you cannot change the server. An image on another page must not pay, and transfers by the bank’s page must work as before.",
    story: "safe-methods",
    stop: ["image-pays"],
    keep: ["key-twice", "put-twice"],
    hints: [
      "The guard lets other origins’ GET requests pass: they are taken for reads.",
      "forgery says what a resource’s requests do.",
      "stateChanging is a list of methods: forgery: { stateChanging: [GET] }.",
    ],
    start: `sallyport: 1
self: [https://api.bank.example]
origins:
  app: [https://app.bank.example]
resources:
  - path: /pay
    share: { with: [app], methods: [GET], credentials: true }
  - path: /transfers
    share: { with: [app], methods: [POST], headers: [idempotency-key], credentials: true }
  - path: /limit
    share: { with: [app], methods: [PUT], credentials: true }
`,
    solution: `sallyport: 1
self: [https://api.bank.example]
origins:
  app: [https://app.bank.example]
resources:
  - path: /pay
    forgery: { stateChanging: [GET] }
  - path: /transfers
    share: { with: [app], methods: [POST], headers: [idempotency-key], credentials: true }
  - path: /limit
    share: { with: [app], methods: [PUT], credentials: true }
`,
  },
  {
    name: "callback",
    title: "Receive the sign-in, from the provider alone",
    task: "The provider’s page at https://idp.example posts a form to /login/callback. Nobody else may, and the provider may post nowhere else.",
    story: "callback",
    stop: ["attacker", "other-path"],
    keep: ["provider"],
    hints: [
      "A grant shares responses. This form needs none: it is a navigation.",
      "receive names who may send a form to a resource, and it needs because.",
      "receive: { from: [ORIGIN], methods: [POST], because: … }",
    ],
    start: `sallyport: 1
self: [https://app.shop.example]
resources:
  - path: /login/callback
`,
    solution: `sallyport: 1
self: [https://app.shop.example]
resources:
  - path: /login/callback
    receive: { from: [https://idp.example], methods: [POST], because: OpenID Connect form_post }
`,
  },
  {
    name: "socket",
    title: "A socket for one page",
    task: "The broker’s page at https://app.broker.example opens a WebSocket at /live. A hostile page must not.",
    story: "socket",
    stop: ["hijack"],
    keep: ["own-page"],
    hints: [
      "No CORS header has a say in a handshake. The guard refuses it unless a grant names the origin.",
      "The grant says webSocket: true.",
      "The browser sends cookies with every handshake, so the grant also says credentials: true.",
    ],
    start: `sallyport: 1
self: [https://api.broker.example]
origins:
  app: [https://app.broker.example]
resources:
  - path: /live
    share: { with: [app], methods: [GET], credentials: true }
`,
    solution: `sallyport: 1
self: [https://api.broker.example]
origins:
  app: [https://app.broker.example]
resources:
  - path: /live
    share: { with: [app], webSocket: true, credentials: true }
`,
  },
];
