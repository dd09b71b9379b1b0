import type { Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";
import { whereShared } from "./expectations.ts";

const signedIn = { at: "{api}/lab/enter?user=ada" };

export const bank: Story = {
  name: "bank",
  title: "The bank, and two pages that want Ada’s money",
  summary:
    "Ada is signed in at her bank. In another tab she opens a page that makes her browser send requests to the bank’s API, with her cookie. One attacker is on another site, the other on a subdomain of the bank’s own.",
  claims: [
    {
      text: "A hostile page can act as the user: it needs neither her password nor her cookie’s value.",
      verdict: "right",
      because: "The browser adds the cookie to each request, whichever page it comes from.",
      requirements: ["R31", "R52"],
    },
    {
      text: "Data read, data written and data deleted are three outcomes, and a policy treats each.",
      verdict: "right",
      because: "Without CORS headers nothing is read and nothing deleted, yet the transfer is executed.",
      requirements: ["R29"],
    },
    {
      text: "A forged request sends the session’s data to the attacker.",
      verdict: "wrong",
      because: "It acts as the user; the response stays with the browser unless the server shares it.",
      requirements: ["R65"],
    },
    {
      text: "Origin and site are the same thing.",
      verdict: "wrong",
      because:
        "The page on the bank’s own subdomain is same-site, so SameSite cookies are sent from it. It is another origin, so CORS and a policy stop it.",
      requirements: ["R66"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    promo: { host: "promo.bank", title: "Spring savings at your bank" },
    evil: { host: "evil", title: "You have won a sea voyage!" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      { path: "/rates", share: { with: "anyone", methods: ["GET"], because: "exchange rates are public" } },
      { path: "/accounts/:id", confidential: true, share: { with: ["app"], methods: ["GET"], credentials: true } },
      {
        path: "/transfers",
        confidential: true,
        share: { with: ["app"], methods: ["POST"], headers: ["content-type"], credentials: true },
      },
      { path: "/payees/:id", share: { with: ["app"], methods: ["DELETE"], credentials: true } },
    ],
  }),
  cast: bankCast,
  attempts: [
    {
      name: "same-site-transfer",
      title: "A subdomain of the bank’s site sends a transfer",
      kind: "attack",
      lesson: "This works in every browser: no rule about third-party cookies applies within one site.",
      stages: [
        signedIn,
        {
          at: "{promo}/",
          actions: [{ do: "submit", to: "{api}/transfers", fields: { to: "mallory", amount: "100" } }],
        },
      ],
      after: { otherwise: { state: { balance: 4900, stolen: 100 } }, sallyport: {} },
    },
    {
      name: "read",
      title: "The attacker’s page reads the account",
      kind: "attack",
      lesson: "The request is executed in any case; only a response that is shared can be read.",
      stages: [
        signedIn,
        { at: "{evil}/", actions: [{ do: "fetch", to: "{api}/accounts/ada", credentials: "include" }] },
      ],
      after: {
        otherwise: { page: "blocked", state: { reads: 1 } },
        reflect: { page: "read 200", state: { reads: 1 } },
      },
    },
    {
      name: "write",
      title: "The attacker’s page sends a transfer by script",
      kind: "attack",
      lesson: "A list of origins decides who reads the response. The money has moved by then.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/transfers",
              headers: { "content-type": "application/x-www-form-urlencoded" },
              body: "to=mallory&amount=100",
              credentials: "include",
            },
          ],
        },
      ],
      after: {
        otherwise: { page: "blocked", state: { balance: 4900, stolen: 100 } },
        reflect: { page: "read 200", state: { balance: 4900, stolen: 100 } },
        sallyport: { page: "blocked" },
      },
    },
    {
      name: "delete",
      title: "The attacker’s page deletes a payee",
      kind: "attack",
      lesson: "DELETE needs a preflight, and only reflection lets it succeed.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [{ do: "fetch", method: "DELETE", to: "{api}/payees/grandma", credentials: "include" }],
        },
      ],
      after: { otherwise: { page: "blocked" }, reflect: { page: "read 200", state: { payees: 2 } } },
    },
    {
      name: "own-page",
      title: "The bank’s own page pays the landlord",
      kind: "use",
      lesson: "Protection that stops this is of no use. Without CORS headers, the bank’s own page cannot work either.",
      stages: [
        signedIn,
        {
          at: "{app}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/transfers",
              headers: { "content-type": "application/json" },
              body: '{"to":"landlord","amount":25}',
              credentials: "include",
            },
          ],
        },
      ],
      after: { otherwise: { page: "blocked" }, ...whereShared({ page: "read 200", state: { balance: 4975 } }) },
    },
  ],
};
