import type { Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";

const signedIn = { at: "{api}/lab/enter?user=ada" };

export const nullOrigin: Story = {
  name: "null-origin",
  title: "A sandboxed frame, whose origin is null",
  summary:
    "Some list the origin null, for local files or an app. A frame with the attribute sandbox has that origin as well, on every page.",
  claims: [
    {
      text: "null is the origin of nobody, so it can be on the list.",
      verdict: "wrong",
      because: "Every page can make a frame whose origin is null. To list it is to list everyone.",
      requirements: ["R8", "R7"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    evil: { host: "evil", title: "A page with a sandboxed frame" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app"), "null"] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      { path: "/accounts/:id", share: { with: ["app"], methods: ["GET"], credentials: true } },
      { path: "/transfers", share: { with: ["app"], methods: ["POST"], credentials: true } },
    ],
  }),
  cast: bankCast,
  attempts: [
    {
      name: "reads",
      title: "A sandboxed frame reads the account",
      kind: "attack",
      lesson: "The list with null lets everyone read. In Sallyport’s policy, null is a problem at set-up.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [{ do: "fetch", to: "{api}/accounts/ada", credentials: "include", sandboxed: true }],
        },
      ],
      after: {
        otherwise: { page: "read 200", state: { reads: 1 } },
        none: { page: "blocked", state: { reads: 1 } },
        wildcard: { page: "blocked", state: { reads: 1 } },
        sallyport: { page: "blocked", state: { reads: 1 } },
      },
    },
    {
      name: "transfers",
      title: "A sandboxed frame sends a transfer",
      kind: "attack",
      lesson: "A request with Origin: null is as cross-origin as any other.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/transfers",
              body: '{"to":"mallory","amount":100}',
              credentials: "include",
              sandboxed: true,
            },
          ],
        },
      ],
      after: {
        otherwise: { page: "read 200", state: { balance: 4900, stolen: 100 } },
        none: { page: "blocked", state: { balance: 4900, stolen: 100 } },
        wildcard: { page: "blocked", state: { balance: 4900, stolen: 100 } },
        sallyport: { page: "blocked" },
      },
    },
  ],
};
