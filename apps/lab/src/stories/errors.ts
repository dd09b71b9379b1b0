import type { Cast, Story } from "../world/story.ts";

function cast(allowed: string): Cast {
  const state = { served: 0, unchanged: 0, errors: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      api: {
        handle: ({ path, headers }) => {
          if (path === "/orders/1" && headers["if-none-match"] === '"1"') {
            state.unchanged++;
            return { status: 304 };
          }
          if (path === "/orders/1") {
            state.served++;
            // Written by hand, where an order is found; errors are made elsewhere.
            return { headers: { "access-control-allow-origin": allowed, etag: '"1"' }, body: { order: 1 } };
          }
          if (path === "/moved")
            return { status: 302, headers: { location: "/orders/1", "access-control-allow-origin": allowed } };
          if (path === "/old") return { status: 302, headers: { location: "/orders/1" } };
          state.errors++;
          return { status: 404, body: { error: "no such order" } };
        },
      },
    },
  };
}

export const errorsStory: Story = {
  name: "errors",
  title: "Errors without headers",
  summary:
    "The server writes its CORS headers where it finds an order. An error is made somewhere else, without them, and the page’s developer sees “CORS error” in place of “no such order”.",
  claims: [
    {
      text: "A CORS error means that CORS is configured wrongly for this origin.",
      verdict: "wrong",
      because:
        "Often the response was an error, made further out, that had no headers. The page cannot read its status.",
      requirements: ["R54", "R39"],
    },
    {
      text: "Redirects and 304s need the headers too.",
      verdict: "right",
      because:
        "Each hop is checked: one without the headers ends the request. So does a 304 that a page’s own condition asked for.",
      requirements: ["R54"],
    },
  ],
  roles: {
    app: { host: "app.shop", title: "The shop" },
    api: { host: "api.shop", title: "The shop’s API" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      {
        path: ["/orders/:id", "/moved", "/old"],
        share: { with: ["app"], methods: ["GET"], headers: ["if-none-match"] },
      },
    ],
  }),
  cast: (originOf) => cast(originOf("app")),
  attempts: [
    {
      name: "found",
      title: "The shop’s page reads an order",
      kind: "use",
      lesson: "Everything seems to be right.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/orders/1" }] }],
      after: { otherwise: { page: "read 200", state: { served: 1 } } },
    },
    {
      name: "not-found",
      title: "The shop’s page asks for an order that doesn’t exist",
      kind: "use",
      lesson: "With headers on every response, the page reads 404 and can say so.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/orders/2" }] }],
      after: {
        otherwise: { page: "read 404", state: { errors: 1 } },
        none: { page: "blocked", state: { errors: 1 } },
      },
    },
    {
      name: "redirect",
      title: "The shop’s page follows a redirect",
      kind: "use",
      lesson: "Both responses have the headers here.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/moved" }] }],
      after: { otherwise: { page: "read 200", state: { served: 1 } } },
    },
    {
      name: "bare-redirect",
      title: "The shop’s page follows a redirect that somebody else made",
      kind: "use",
      lesson: "The order has the headers. Where the redirect has none, the browser doesn’t even ask for it.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/old" }] }],
      after: { otherwise: { page: "read 200", state: { served: 1 } }, none: { page: "blocked" } },
    },
    {
      name: "not-modified",
      title: "The shop’s page asks whether the order it has is still right",
      kind: "use",
      lesson: "If-None-Match needs a preflight, and the 304 that comes back has to be shared like a 200.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/orders/1", headers: { "if-none-match": '"1"' } }] }],
      after: {
        otherwise: { page: "read 304", state: { unchanged: 1 } },
        none: { page: "blocked", state: { served: 1 } },
      },
    },
  ],
};
