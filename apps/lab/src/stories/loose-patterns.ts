import type { Attempt, OriginOf, Story } from "../world/story.ts";
import { bankCast } from "./bank-api.ts";

const signedIn = { at: "{api}/lab/enter?user=ada" };

const readsFrom = (role: string, name: string, title: string, lesson: string): Attempt => ({
  name,
  title,
  kind: "attack",
  lesson,
  stages: [
    signedIn,
    { at: `{${role}}/`, actions: [{ do: "fetch", to: "{api}/accounts/ada", credentials: "include" }] },
  ],
  after: {
    otherwise: { page: "blocked", state: { reads: 1 } },
    reflect: { page: "read 200", state: { reads: 1 } },
    allowlist: { page: "read 200", state: { reads: 1 } },
  },
});

/** Three patterns as they are written, each with its mistake. */
const loosePatterns = (originOf: OriginOf): RegExp[] => {
  const { hostname, host } = new URL(originOf("app"));
  return [
    // No end.
    new RegExp(`^https?://${hostname.replaceAll(".", "\\.")}`),
    // No beginning, and no dot before the domain.
    new RegExp(`${host.replace(/^app\./, "").replaceAll(".", "\\.")}$`),
    // A dot that stands for every character.
    new RegExp(`^https?://${host}$`),
  ];
};

export const loosePatternsStory: Story = {
  name: "loose-patterns",
  title: "Loose patterns, and the look-alikes that pass them",
  summary:
    "The list of origins is a regular expression. Three mistakes are common, and for each of them somebody can register a name.",
  claims: [
    {
      text: "A regular expression is a safe way to list one’s subdomains.",
      verdict: "wrong",
      because:
        "Without an end, app.bank.example.evil.example passes; without a dot in front, evilbank.example; with an unescaped dot, appxbank.example. A policy compares serialized origins exactly, and its patterns have whole labels.",
      requirements: ["R8"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    tail: { host: "app.bank-{id}.localhost.evil", title: "A name that begins like the bank’s" },
    head: { host: "evilbank", title: "A name that ends like the bank’s" },
    dot: { host: "appxbank", title: "A name with a letter for the dot" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: loosePatterns(originOf) }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/accounts/:id", share: { with: ["app"], methods: ["GET"], credentials: true } }],
  }),
  cast: bankCast,
  attempts: [
    readsFrom(
      "tail",
      "begins-like",
      "A page at app.bank.localhost.evil.localhost reads",
      "The pattern has no $ at its end.",
    ),
    readsFrom("head", "ends-like", "A page at evilbank.localhost reads", "The pattern has no dot before the domain."),
    readsFrom("dot", "dot", "A page at appxbank.localhost reads", "In a regular expression a dot is any character."),
    {
      name: "own-page",
      title: "The bank’s own page reads",
      kind: "use",
      lesson: "All of them let the right page read: that is why nobody notices.",
      stages: [
        signedIn,
        { at: "{app}/", actions: [{ do: "fetch", to: "{api}/accounts/ada", credentials: "include" }] },
      ],
      after: {
        otherwise: { page: "read 200", state: { reads: 1 } },
        none: { page: "blocked", state: { reads: 1 } },
        wildcard: { page: "blocked", state: { reads: 1 } },
      },
    },
  ],
};
