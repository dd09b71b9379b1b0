import type { Cast, Story } from "../world/story.ts";

const credentials = `Basic ${Buffer.from("ada:analytical").toString("base64")}`;

function cast(): Cast {
  const state = { reads: 0, changes: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      api: {
        handle: ({ method, path, headers }, page) => {
          if (headers.authorization !== credentials)
            return { status: 401, headers: { "www-authenticate": 'Basic realm="printer"' }, body: "Who are you?" };
          if (path === "/") return page();
          if (path !== "/jobs") return undefined;
          if (method === "POST") state.changes++;
          else state.reads++;
          return { body: ["a letter"] };
        },
      },
    },
  };
}

const explicit = { authorization: credentials };

export const httpAuthentication: Story = {
  name: "http-authentication",
  title: "HTTP authentication: a password that the browser adds",
  summary:
    "A printer asks for a name and a password with HTTP Basic. The browser keeps them, as it keeps a cookie, and has no SameSite for them.",
  claims: [
    {
      text: "Only cookies are credentials.",
      verdict: "wrong",
      because:
        "The password of HTTP authentication is sent with a form of another page as well. By the standard, a client certificate is a credential too; the lab has none.",
      requirements: ["R30"],
    },
    {
      text: "An Authorization header that a script sets is the same risk.",
      verdict: "wrong",
      because: "It needs a preflight, and the script must know the password.",
      requirements: ["R30", "R42"],
    },
  ],
  roles: {
    app: { host: "app.office", title: "The office’s page" },
    api: { host: "printer", title: "The printer" },
    evil: { host: "evil", title: "A hostile page" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      {
        path: "/jobs",
        share: { with: ["app"], methods: ["GET", "POST"], headers: ["authorization"], credentials: true },
      },
    ],
  }),
  cast,
  attempts: [
    {
      name: "ambient",
      title: "Ada has opened the printer’s page; a hostile page posts a job",
      kind: "attack",
      lesson:
        "The browser added the password by itself. In Chromium and WebKit it does so for a script’s cross-site request as well; Firefox keeps passwords apart for each site in the address bar.",
      stages: [{ at: "{api.ada}/" }, { at: "{evil}/", actions: [{ do: "submit", to: "{api}/jobs" }] }],
      after: { otherwise: { state: { changes: 1 } }, sallyport: {} },
    },
    {
      name: "explicit",
      title: "The office’s page sets the header itself",
      kind: "use",
      lesson:
        "The preflight must list authorization: * does not cover it in the standard, and the cors package repeats what is asked.",
      stages: [{ at: "{app}/", actions: [{ do: "fetch", to: "{api}/jobs", headers: explicit }] }],
      after: { otherwise: { page: "read 200", state: { reads: 1 } }, none: { page: "blocked" } },
    },
  ],
};
