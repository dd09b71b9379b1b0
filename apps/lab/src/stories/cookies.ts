import type { Attempt, Cast, Story } from "../world/story.ts";
import { whereShared } from "./expectations.ts";

function cast(): Cast {
  const state = { cookies: "none", visits: 0 };
  return {
    state: () => ({ ...state }),
    signIn: () => [
      "unrestricted=1; Path=/; HttpOnly; Secure; SameSite=None",
      "lax=1; Path=/; HttpOnly; SameSite=Lax",
      "strict=1; Path=/; HttpOnly; SameSite=Strict",
      "unspecified=1; Path=/; HttpOnly",
    ],
    servers: {
      api: {
        handle: ({ path, cookies }) => {
          if (path === "/count") {
            state.visits++;
            return { headers: { "set-cookie": "counted=1; Path=/; Secure; SameSite=None" }, body: "counted" };
          }
          if (path !== "/look") return undefined;
          const names = [...cookies.keys()].filter((name) => name !== "").sort();
          state.cookies = names.length === 0 ? "none" : names.join(" ");
          return { body: state.cookies };
        },
      },
    },
  };
}

const all = "lax strict unrestricted unspecified";
const fourCookies = { at: "{api}/lab/enter?user=ada" };
const crossSite = { state: { cookies: "unrestricted" } };

const withUnspecified: Attempt["after"] = {
  otherwise: { page: "blocked", state: { cookies: "unrestricted unspecified" } },
  reflect: { page: "read 200", state: { cookies: "unrestricted unspecified" } },
};

export const cookiesStory: Story = {
  name: "cookies",
  title: "Cookies of every SameSite kind",
  summary:
    "The API sets four cookies: SameSite=None, Lax, Strict, and one without the attribute. Which of them arrive, from which page and by which way?",
  claims: [
    {
      text: "A cookie that a cross-origin response sets belongs to the page.",
      verdict: "wrong",
      because: "It is kept under the API’s own domain. The page’s script cannot read it, HttpOnly or not.",
      requirements: ["R1", "R2"],
    },
    {
      text: "Cookies go with every cross-origin request of a script.",
      verdict: "wrong",
      because: "Only if the page asks for it (credentials: include), and if the cookie’s own rules allow it.",
      requirements: ["R3"],
    },
    {
      text: "Without Access-Control-Allow-Credentials, the browser does not store the response’s cookie.",
      verdict: "wrong",
      because: "That header decides whether the response can be read. The cookie is stored in either case.",
      requirements: ["R4"],
    },
    {
      text: "SameSite=Lax is the default in every browser.",
      verdict: "wrong",
      because: "Chromium alone has it. Firefox and WebKit send a cookie without the attribute from other sites.",
      requirements: ["R3", "R66"],
    },
  ],
  roles: {
    app: { host: "app.shop", title: "The shop’s page" },
    api: { host: "api.shop", title: "The shop’s API" },
    evil: { host: "evil", title: "A page on another site" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: ["/look", "/count"], share: { with: ["app"], methods: ["GET"], credentials: true } }],
  }),
  cast,
  attempts: [
    {
      name: "same-site",
      title: "A page of the same site sends a request",
      kind: "use",
      lesson: "Another origin, one site: all four arrive.",
      stages: [fourCookies, { at: "{app}/", actions: [{ do: "fetch", to: "{api}/look", credentials: "include" }] }],
      after: {
        otherwise: { page: "blocked", state: { cookies: all } },
        ...whereShared({ page: "read 200", state: { cookies: all } }),
      },
    },
    {
      name: "cross-site-script",
      title: "A script of another site sends a request",
      kind: "attack",
      lesson: "SameSite=None arrives. In Firefox and WebKit, the cookie without the attribute does too.",
      stages: [fourCookies, { at: "{evil}/", actions: [{ do: "fetch", to: "{api}/look", credentials: "include" }] }],
      after: {
        otherwise: { page: "blocked", ...crossSite },
        reflect: { page: "read 200", ...crossSite },
        engines: { firefox: withUnspecified, webkit: withUnspecified },
      },
    },
    {
      name: "cross-site-link",
      title: "A link on another site",
      kind: "attack",
      lesson: "Lax means: with a navigation by GET. Strict stays behind.",
      stages: [fourCookies, { at: "{evil}/", actions: [{ do: "navigate", to: "{api}/look" }] }],
      after: { otherwise: { state: { cookies: "lax unrestricted unspecified" } } },
    },
    {
      name: "without-credentials",
      title: "A page of the same site sends a request without asking for credentials",
      kind: "use",
      lesson: "same-origin is the default of fetch: no cookie goes to another origin, not even of the same site.",
      stages: [fourCookies, { at: "{app}/", actions: [{ do: "fetch", to: "{api}/look" }] }],
      after: { otherwise: { page: "read 200" }, none: { page: "blocked" } },
    },
    {
      name: "stored-unread",
      title: "A response that the page cannot read sets a cookie",
      kind: "use",
      lesson: "The cookie is stored under the API’s name, and comes back to it.",
      stages: [
        {
          at: "{evil}/",
          actions: [{ do: "fetch", to: "{api}/count", credentials: "include" }, { do: "read cookies" }],
        },
        { visit: "{api}/look" },
      ],
      after: { otherwise: { page: "no cookies", state: { visits: 1, cookies: "counted" } } },
    },
  ],
};
