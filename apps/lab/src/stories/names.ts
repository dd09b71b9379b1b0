import type { Cast, Story } from "../world/story.ts";

function cast(): Cast {
  const state = { reads: 0, settings: 0, stolen: 0, rebound: false, poisoned: false };
  return {
    state: () => ({ ...state }),
    events: {
      rebind: () => void (state.rebound = true),
      poison: () => void (state.poisoned = true),
    },
    route: (role, method) => {
      if (role === "evil" && state.rebound) return "api";
      if (role === "api" && state.poisoned && method !== "OPTIONS") return "thief";
      return role;
    },
    servers: {
      api: {
        handle: ({ method, path }) => {
          if (path !== "/settings") return undefined;
          if (method === "PUT") state.settings++;
          else if (method === "GET") state.reads++;
          else return { status: 405 };
          return { body: { wifi: "secret" } };
        },
      },
      thief: {
        handle: () => {
          state.stolen++;
          return { headers: { "access-control-allow-origin": "*" }, body: { thanks: true } };
        },
      },
    },
  };
}

export const names: Story = {
  name: "names",
  title: "Names that change: rebinding, and a poisoned name",
  summary:
    "A device in the home network trusts everyone who reaches it. The attacker controls what a name means: his own, or the device’s.",
  claims: [
    {
      text: "The same-origin policy protects a device from pages of other origins, since they cannot read.",
      verdict: "wrong",
      because:
        "The attacker’s name leads to his server first, and to the device afterwards. For the browser that is one origin, and everything may be read. A server that checks the Host header refuses.",
      requirements: ["R5"],
    },
    {
      text: "The server that allowed the preflight gets the request.",
      verdict: "wrong",
      because: "With a poisoned name, another one gets it. TLS helps: that server has no certificate for the name.",
      requirements: ["R5"],
    },
  ],
  roles: {
    app: { host: "app.device", title: "The device’s page" },
    api: { host: "api.device", title: "The device" },
    thief: { host: "thief", title: "Another server" },
    evil: { host: "evil", title: "A page whose name will change" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/settings", share: { with: ["app"], methods: ["GET", "PUT"], headers: ["content-type"] } }],
  }),
  cast,
  attempts: [
    {
      name: "rebinding",
      title: "The attacker’s name is bound to the device, and his page reads",
      kind: "attack",
      lesson: "No CORS header is looked at: this is a same-origin request. The Host header shows the attacker’s name.",
      stages: [
        { event: "rebind" },
        { at: "{evil}/lab/enter?user=visitor", actions: [{ do: "fetch", to: "{evil}/settings" }] },
      ],
      after: {
        otherwise: { page: "read 200", state: { rebound: true, reads: 1 } },
        sallyport: { page: "read 421", state: { rebound: true } },
      },
    },
    {
      name: "poisoned",
      title: "The name leads elsewhere between the preflight and the request",
      kind: "attack",
      lesson: "Nothing that the real server does helps here; over https the other server cannot show a certificate.",
      stages: [
        { event: "poison" },
        {
          at: "{app}/",
          actions: [
            {
              do: "fetch",
              method: "PUT",
              to: "{api}/settings",
              headers: { "content-type": "application/json" },
              body: '{"wifi":"new secret"}',
            },
          ],
        },
      ],
      after: {
        otherwise: { page: "read 200", state: { poisoned: true, stolen: 1 } },
        none: { page: "blocked", state: { poisoned: true } },
      },
    },
  ],
};
