import { randomBytes } from "node:crypto";
import { issueToken } from "sallyport/token";
import { parseCookies } from "../world/call.ts";
import type { Cast, Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";
import { whereShared } from "./expectations.ts";

const sessionIn = (header: string | undefined): string | undefined => parseCookies(header).get("session");

/** The bank, with a second way to send a transfer, for which the policy demands a token. */
function cast(): Cast {
  const bank = bankCast();
  const secrets = [randomBytes(32).toString("hex")];
  return {
    ...bank,
    token: { secrets, session: ({ headers }) => sessionIn(headers.cookie) },
    servers: {
      api: {
        handle: (call, page) => {
          const session = sessionIn(call.headers.cookie);
          if (call.path === "/token" && session !== undefined) return { body: issueToken({ secrets, session }) };
          return bank.servers.api?.handle?.({ ...call, path: call.path.replace(/^\/checked/, "") }, page);
        },
      },
    },
  };
}

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
        "It means “not refused here”. A form that somebody has put into a page on the list passes. A token that belongs to the session is the next defence: whoever cannot read it cannot send it. A script that runs in the page can.",
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
    resources: [
      { path: "/transfers", share: { with: ["app"], methods: ["POST"], credentials: true } },
      { path: "/token", confidential: true, share: { with: ["app"], methods: ["GET"], credentials: true } },
      {
        path: "/checked/transfers",
        share: { with: ["app"], methods: ["POST"], headers: ["x-csrf-token"], credentials: true },
        forgery: { token: true },
      },
    ],
  }),
  cast,
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
      name: "without-token",
      title: "A form put into the bank’s own page, where a token is demanded",
      kind: "attack",
      lesson: "The Origin is on the list. The form has no token, and that alone stops it.",
      stages: [signedIn, { at: "{app}/", actions: [{ ...form, to: "{api}/checked/transfers" }] }],
      after: { otherwise: moved, sallyport: {} },
    },
    {
      name: "with-token",
      title: "The bank’s own page reads a token, and sends it",
      kind: "use",
      lesson: "Only a page that may read the token can send it, in a header that needs a preflight.",
      stages: [
        signedIn,
        {
          at: "{app}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/checked/transfers",
              tokenFrom: "{api}/token",
              body: '{"to":"mallory","amount":100}',
              credentials: "include",
            },
          ],
        },
      ],
      after: { otherwise: { page: "blocked" }, ...whereShared({ page: "read 200", ...moved }) },
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
