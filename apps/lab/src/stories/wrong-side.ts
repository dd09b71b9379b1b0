import type { Story } from "../world/story.ts";

export const wrongSide: Story = {
  name: "wrong-side",
  title: "Headers on the wrong side",
  summary: "The page’s own server was given the CORS headers, because the page is what shows the error.",
  claims: [
    {
      text: "The site that shows the CORS error needs the CORS headers.",
      verdict: "wrong",
      because:
        "The server whose response is read must share it. Headers on the page’s response open the page to others.",
      requirements: ["R53"],
    },
  ],
  roles: {
    app: {
      host: "app.weather",
      title: "The weather page, with CORS headers",
      headers: { "access-control-allow-origin": "*", "access-control-allow-methods": "GET, POST, PUT, DELETE" },
    },
    api: { host: "api.weather", title: "The weather API" },
    stranger: { host: "stranger", title: "Another page" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/forecast", share: { with: ["app"], methods: ["GET"] } }],
  }),
  cast: () => {
    const state = { forecasts: 0 };
    return {
      state: () => ({ ...state }),
      servers: {
        api: {
          handle: ({ path }) => {
            if (path !== "/forecast") return undefined;
            state.forecasts++;
            return { body: { tomorrow: "rain" } };
          },
        },
      },
    };
  },
  attempts: [
    {
      name: "app-reads",
      title: "The page with the headers reads the API",
      kind: "use",
      lesson: "Its own headers change nothing: the API’s response decides.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/forecast" }] }],
      after: {
        otherwise: { page: "read 200", state: { forecasts: 1 } },
        none: { page: "blocked", state: { forecasts: 1 } },
      },
    },
    {
      name: "stranger-reads-page",
      title: "A stranger’s page reads the page with the headers",
      kind: "attack",
      lesson: "This is what the headers on the wrong side did.",
      stages: [{ at: "{stranger}/", actions: [{ do: "fetch", to: "{app}/forecast.html" }] }],
      after: { otherwise: { page: "read 200" } },
    },
  ],
};
