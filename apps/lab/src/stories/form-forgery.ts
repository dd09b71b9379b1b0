import type { Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";

const signedIn = { at: "{api}/lab/enter?user=ada" };
const form = { do: "submit", to: "{api}/transfers", fields: { to: "mallory", amount: "100" } } as const;
const moved = { state: { balance: 4900, stolen: 100 } };

export const formForgery: Story = {
  name: "form-forgery",
  title: "A form on another page, sent as the user",
  summary:
    "A form needs no script, no preflight and no permission. It is sent with the user’s cookies, and the server does what it says.",
  claims: [
    {
      text: "CORS protects against request forgery.",
      verdict: "wrong",
      because: "The form moves the money under every CORS configuration. CORS is about who reads responses.",
      requirements: ["R12", "R34", "R36"],
    },
    {
      text: "An allowlist of origins stops forms from other origins.",
      verdict: "wrong",
      because: "The cors package writes headers for the response. It does not refuse the request.",
      requirements: ["R36", "R37"],
    },
    {
      text: "An Origin on the list means that the request is good.",
      verdict: "wrong",
      because:
        "It means “not refused here”. If a page on the list has been taken over, its forms pass, and a token that belongs to the session is the next defence.",
      requirements: ["R33", "R38"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    evil: { host: "evil", title: "Win a sea voyage" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/transfers", share: { with: ["app"], methods: ["POST"], credentials: true } }],
  }),
  cast: bankCast,
  attempts: [
    {
      name: "off-the-list",
      title: "A form on the attacker’s page sends a transfer",
      kind: "attack",
      lesson: "One click, or none: the page can submit it by script.",
      stages: [signedIn, { at: "{evil}/", actions: [form] }],
      after: { otherwise: moved, sallyport: {} },
    },
    {
      name: "on-the-list",
      title: "The same form on the bank’s own page",
      kind: "use",
      lesson: "The same bytes but for Origin and Sec-Fetch-Site: that is all that tells the two apart.",
      stages: [signedIn, { at: "{app}/", actions: [form] }],
      after: { otherwise: moved },
    },
    {
      name: "no-cors-fetch",
      title: "A script sends the form’s bytes with mode: no-cors",
      kind: "attack",
      lesson: "The script learns nothing, and the money has moved.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/transfers",
              mode: "no-cors",
              headers: { "content-type": "application/x-www-form-urlencoded" },
              body: "to=mallory&amount=100",
              credentials: "include",
            },
          ],
        },
      ],
      after: { otherwise: { page: "opaque", ...moved }, sallyport: { page: "blocked" } },
    },
  ],
};
