import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

function apiCast(): Cast {
  const sessions = new Sessions();
  const state = { catalogueReads: 0, orderReads: 0 };
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    servers: {
      api: {
        handle: (call) => {
          if (call.path === "/catalogue") {
            state.catalogueReads++;
            return { body: ["tea", "rope"] };
          }
          if (call.path !== "/orders") return undefined;
          if (sessions.of(call) === undefined) return { status: 401, body: { error: "nobody is signed in here" } };
          state.orderReads++;
          return { body: ["tea for Ada"] };
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const reads = (page: string, path: string): Story["attempts"][number]["stages"] => [
  signedIn,
  { at: `{${page}}/`, actions: [{ do: "fetch", to: `{api}${path}`, credentials: "include" }] },
];

export const publishedApi: Story = {
  name: "published-api",
  title: "A shop publishes its API: a partner’s page, and a stranger’s",
  summary:
    "A publishes an API. B has an account there, and visits C’s pages: a partner’s, which shows B’s orders, and a stranger’s, which would like to.",
  claims: [
    {
      text: "To publish an API for other sites means to open it for all of them.",
      verdict: "wrong",
      because: "The catalogue is for everyone, the orders are for the partner’s page, and one policy says both.",
      requirements: ["R28", "R18", "R19"],
    },
    {
      text: "The stranger’s page can read what its visitor may read.",
      verdict: "wrong",
      because: "Unless the server reflects every origin. Then it can, and nothing shows it to the visitor.",
      requirements: ["R7", "R24"],
    },
  ],
  roles: {
    api: { host: "api.shop", title: "The shop’s API" },
    partner: { host: "partner", title: "Your orders at a glance" },
    stranger: { host: "stranger", title: "A page you happened to open" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("partner")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { partners: [originOf("partner")] },
    resources: [
      { path: "/catalogue", share: { with: "anyone", methods: ["GET"], because: "the catalogue is published" } },
      {
        path: "/orders",
        share: { with: ["partners"], methods: ["GET"], credentials: true, because: "they show our customers’ orders" },
      },
    ],
  }),
  cast: apiCast,
  attempts: [
    {
      name: "partner-orders",
      title: "The partner’s page shows B’s orders",
      kind: "use",
      lesson: "With cookies, the response must name the origin: * does not do.",
      stages: reads("partner", "/orders"),
      after: {
        otherwise: { page: "read 200", state: { orderReads: 1 } },
        none: { page: "blocked", state: { orderReads: 1 } },
        wildcard: { page: "blocked", state: { orderReads: 1 } },
      },
    },
    {
      name: "stranger-orders",
      title: "A stranger’s page reads B’s orders",
      kind: "attack",
      lesson: "The request reaches the handler everywhere; the response reaches the page only where it is reflected.",
      stages: reads("stranger", "/orders"),
      after: {
        otherwise: { page: "blocked", state: { orderReads: 1 } },
        reflect: { page: "read 200", state: { orderReads: 1 } },
      },
    },
    {
      name: "stranger-catalogue",
      title: "A stranger’s page reads the catalogue",
      kind: "use",
      lesson: "It is published. The allowlist, one for the whole server, keeps it from everyone else.",
      stages: [{ at: "{stranger}/", actions: [{ do: "fetch", to: "{api}/catalogue" }] }],
      after: {
        otherwise: { page: "read 200", state: { catalogueReads: 1 } },
        none: { page: "blocked", state: { catalogueReads: 1 } },
        allowlist: { page: "blocked", state: { catalogueReads: 1 } },
      },
    },
  ],
};
