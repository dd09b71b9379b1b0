import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

function cast(): Cast {
  const sessions = new Sessions();
  const state = { publicReads: 0, privateReads: 0, lastOrigin: "" };
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    // The attacker's name, which he points to the API's address.
    route: (role) => (role === "alias" ? "api" : role),
    servers: {
      api: {
        handle: (call) => {
          // The part before the world's id says whose it is.
          state.lastOrigin = /\/\/([a-z.]+)-/.exec(call.headers.origin ?? "")?.[1] ?? "";
          if (call.path === "/rates") {
            state.publicReads++;
            return { body: { CHF: 0.94 } };
          }
          if (call.path !== "/accounts/ada") return undefined;
          if (sessions.of(call) === undefined) return { status: 401, body: { error: "nobody is signed in here" } };
          state.privateReads++;
          return { body: { balance: 5000 } };
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };

export const nonBrowser: Story = {
  name: "non-browser",
  title: "A program that isn’t a browser forges Origin and Host",
  summary: "curl and a bot write whatever headers they like. What do they gain, and what can a page’s script not do?",
  claims: [
    {
      text: "CORS keeps programs from calling an API.",
      verdict: "wrong",
      because: "A program ignores CORS headers: it reads the response that any page is denied.",
      requirements: ["R27", "R32"],
    },
    {
      text: "Whoever forges the Origin header is let in.",
      verdict: "wrong",
      because: "The forged origin passes, and then the handler asks who it is. Without credentials it gains nothing.",
      requirements: ["R25", "R59"],
    },
    {
      text: "A page’s script can set the Origin header too.",
      verdict: "wrong",
      because: "It is a forbidden header: the browser writes its own, without an error.",
      requirements: ["R10", "R26"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    evil: { host: "evil", title: "A hostile page" },
    alias: { host: "alias", title: "Another name for the API’s address" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: ["/rates", "/accounts/:id"], share: { with: ["app"], methods: ["GET"], credentials: true } }],
  }),
  cast,
  attempts: [
    {
      name: "public",
      title: "A program reads public data, with no Origin at all",
      kind: "use",
      lesson: "No protection of browsers has anything to say here.",
      stages: [{ client: { to: "{api}/rates" } }],
      after: { otherwise: { page: "read 200", state: { publicReads: 1 } } },
    },
    {
      name: "forged-origin",
      title: "A program forges the Origin of the bank’s page",
      kind: "attack",
      lesson: "401, everywhere: the Origin is not a credential.",
      stages: [{ client: { to: "{api}/accounts/ada", headers: { origin: "{app}" } } }],
      after: { otherwise: { page: "read 401", state: { lastOrigin: "app.bank" } } },
    },
    {
      name: "forged-host",
      title: "A program forges the Host header",
      kind: "attack",
      lesson: "A server that checks Host does not serve names that it doesn’t know: 421.",
      stages: [{ client: { to: "{api}/rates", headers: { host: "{alias.host}" } } }],
      after: { otherwise: { page: "read 200", state: { publicReads: 1 } }, sallyport: { page: "read 421" } },
    },
    {
      name: "script-sets-origin",
      title: "A page’s script sets Origin itself",
      kind: "attack",
      lesson: "The server sees where the page really is.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [{ do: "fetch", to: "{api}/accounts/ada", headers: { origin: "{app}" }, credentials: "include" }],
        },
      ],
      after: {
        otherwise: { page: "blocked", state: { privateReads: 1, lastOrigin: "evil" } },
        reflect: { page: "read 200", state: { privateReads: 1, lastOrigin: "evil" } },
      },
    },
  ],
};
