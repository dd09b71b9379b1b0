import type { Cast, Story } from "../world/story.ts";

function cast(): Cast {
  const state = { options: 0, puts: 0, posts: 0, restarts: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      api: {
        handle: ({ method, path }) => {
          if (method === "OPTIONS") state.options++;
          // Written before anybody knew of preflights: it looks at the path alone.
          if (path === "/restart") {
            state.restarts++;
            return { body: "restarted" };
          }
          if (path !== "/settings") return undefined;
          if (method === "PUT") state.puts++;
          else if (method === "POST") state.posts++;
          else return { status: 405, body: { error: "PUT or POST" } };
          return { body: "saved" };
        },
      },
    },
  };
}

const json = { "content-type": "application/json" };

export const legacy: Story = {
  name: "legacy",
  title: "A legacy server, and what a preflight keeps from it",
  summary: "A server that has never heard of preflights. It counts what reaches it.",
  claims: [
    {
      text: "If the preflight fails, the real request is never sent.",
      verdict: "right",
      because: "The server counts one OPTIONS and no PUT.",
      requirements: ["R35", "R61", "R42"],
    },
    {
      text: "So a legacy server is safe from other origins.",
      verdict: "wrong",
      because:
        "A POST of plain text needs no preflight. And a server that looks at the path alone executes the preflight itself.",
      requirements: ["R34", "R43", "R61"],
    },
  ],
  roles: {
    app: { host: "app.router", title: "The router’s settings" },
    api: { host: "router", title: "The router" },
    evil: { host: "evil", title: "A hostile page" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/settings", share: { with: ["app"], methods: ["PUT", "POST"], headers: ["content-type"] } }],
  }),
  cast,
  attempts: [
    {
      name: "put",
      title: "A hostile page sends PUT",
      kind: "attack",
      lesson: "Without CORS on the server, the preflight fails, and the handler is hit zero times.",
      stages: [
        { at: "{evil}/", actions: [{ do: "fetch", method: "PUT", to: "{api}/settings", headers: json, body: "{}" }] },
      ],
      after: {
        otherwise: { page: "blocked" },
        none: { page: "blocked", state: { options: 1 } },
        wildcard: { page: "read 200", state: { puts: 1 } },
        reflect: { page: "read 200", state: { puts: 1 } },
      },
    },
    {
      name: "post",
      title: "A hostile page sends POST with plain text",
      kind: "attack",
      lesson: "There is no preflight, and so nothing that could fail.",
      stages: [{ at: "{evil}/", actions: [{ do: "fetch", method: "POST", to: "{api}/settings", body: "{}" }] }],
      after: {
        otherwise: { page: "blocked", state: { posts: 1 } },
        wildcard: { page: "read 200", state: { posts: 1 } },
        reflect: { page: "read 200", state: { posts: 1 } },
        sallyport: { page: "blocked" },
      },
    },
    {
      name: "blind",
      title: "A hostile page sends DELETE to a path that takes every method",
      kind: "attack",
      lesson: "The preflight was enough: the server restarted when it got OPTIONS.",
      stages: [{ at: "{evil}/", actions: [{ do: "fetch", method: "DELETE", to: "{api}/restart" }] }],
      after: {
        otherwise: { page: "blocked" },
        none: { page: "blocked", state: { options: 1, restarts: 1 } },
        wildcard: { page: "read 200", state: { restarts: 1 } },
        reflect: { page: "read 200", state: { restarts: 1 } },
      },
    },
    {
      name: "own-page",
      title: "The router’s own page saves",
      kind: "use",
      lesson: "With a grant the preflight succeeds, and the PUT follows.",
      stages: [
        { at: "{app}/", actions: [{ do: "fetch", method: "PUT", to: "{api}/settings", headers: json, body: "{}" }] },
      ],
      after: {
        otherwise: { page: "read 200", state: { puts: 1 } },
        none: { page: "blocked", state: { options: 1 } },
      },
    },
  ],
};
