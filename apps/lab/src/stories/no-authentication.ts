import type { Cast, Story } from "../world/story.ts";

function cast(): Cast {
  const state = { reads: 0, deletions: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      api: {
        handle: ({ method, path }) => {
          if (path !== "/customers") return undefined;
          if (method === "DELETE") state.deletions++;
          else state.reads++;
          return { body: ["Ada", "Grace"] };
        },
      },
    },
  };
}

export const noAuthentication: Story = {
  name: "no-authentication",
  title: "An app that authenticates nobody, behind an allowlist",
  summary: "The list of origins was taken for a lock. There is no sign-in: only our page can call it, they say.",
  claims: [
    {
      text: "With the right list of origins, an API needs no authentication.",
      verdict: "wrong",
      because:
        "CORS is not authorization. A program sends any Origin, or none, and gets everything, whatever the protection.",
      requirements: ["R15", "R22", "R33"],
    },
  ],
  roles: {
    app: { host: "app.crm", title: "Our customers" },
    api: { host: "api.crm", title: "The customers’ API" },
    evil: { host: "evil", title: "A hostile page" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/customers", share: { with: ["app"], methods: ["GET", "DELETE"], credentials: true } }],
  }),
  cast,
  attempts: [
    {
      name: "page",
      title: "A hostile page reads the customers",
      kind: "attack",
      lesson: "The list keeps a page from reading, and so everyone believes that it works.",
      stages: [{ at: "{evil}/", actions: [{ do: "fetch", to: "{api}/customers" }] }],
      after: {
        otherwise: { page: "blocked", state: { reads: 1 } },
        wildcard: { page: "read 200", state: { reads: 1 } },
        reflect: { page: "read 200", state: { reads: 1 } },
      },
    },
    {
      name: "program-reads",
      title: "A program reads the customers",
      kind: "attack",
      lesson: "It isn’t a browser: nobody withholds the response.",
      stages: [{ client: { to: "{api}/customers" } }],
      after: { otherwise: { page: "read 200", state: { reads: 1 } } },
    },
    {
      name: "program-deletes",
      title: "A program deletes the customers, with the app’s Origin",
      kind: "attack",
      lesson: "Sallyport passes it, too: it protects users of browsers, and says so. Authenticate.",
      stages: [{ client: { to: "{api}/customers", method: "DELETE", headers: { origin: "{app}" } } }],
      after: { otherwise: { page: "read 200", state: { deletions: 1 } } },
    },
  ],
};
