import { createHash } from "node:crypto";
import type { Cast, OriginOf, Story } from "../world/story.ts";
import { consentServer } from "./consent-server.ts";

/** How long a source's yes counts. */
const freshMs = 200;
const verifier = "a-verifier-that-is-long-enough-for-the-standard-0001";
const challenge = createHash("sha256").update(verifier).digest("base64url");

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function cast(originOf: OriginOf): Cast {
  const state = { reads: 0 };
  const idp = consentServer({ issuer: originOf("idp"), client: originOf("calendar") });
  return {
    state: () => ({ ...state, grants: idp.grants }),
    sources: {
      consented: { decide: (origin: string) => idp.hasConsented(origin), freshFor: freshMs },
    },
    events: {
      withdraw: async () => {
        await idp.withdraw();
        await pause(2 * freshMs);
      },
    },
    servers: {
      idp: { listener: idp.listener },
      api: {
        handle: async ({ path, headers }) => {
          if (path !== "/mail") return undefined;
          const [, token = ""] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
          if (!(await idp.accepts(token))) return { status: 401, body: { error: "no valid token" } };
          state.reads++;
          return { body: ["Lunch on Friday?"] };
        },
      },
    },
  };
}

const ask =
  `{idp}/auth?client_id=calendar&response_type=code&scope=openid%20mail&state=s1&code_challenge_method=S256` +
  `&code_challenge=${challenge}&redirect_uri={calendar}/callback`;
const read = { do: "fetch", to: "{api}/mail", bearer: true } as const;
const consents = [
  { at: "{calendar}/", actions: [{ do: "navigate", to: ask }] },
  { actions: [{ do: "submit", to: "" }] },
  { actions: [{ do: "redeem", at: "{idp}/token", client: "calendar", verifier }, read] },
] as const;
const whereShared = { page: "read 200", state: { reads: 1, grants: 1 } };
const afterwards = { page: "read 401", state: { reads: 1 } };

export const consent: Story = {
  name: "consent",
  title: "A third party, with the user’s consent",
  summary:
    "A calendar at another origin wants to read Ada’s mail. She consents at the authorization server; the calendar gets a token, and its origin is admitted for as long as she wants.",
  claims: [
    {
      text: "A third party needs the user’s cookies, so it must be on the list with credentials.",
      verdict: "wrong",
      because:
        "It gets a token by OAuth with PKCE, and sends that. No cookie takes part, and the grant has no credentials.",
      requirements: ["R47", "R17"],
    },
    {
      text: "Consent can be withdrawn, and takes effect within a bounded time.",
      verdict: "right",
      because:
        "A source reads the grants, and its yes counts for a fifth of a second here. Then the browser keeps the calendar from the API, and the API refuses the token.",
      requirements: ["R47", "R14"],
    },
  ],
  roles: {
    api: { host: "api.mail", title: "The mail API" },
    idp: { host: "idp", title: "The authorization server" },
    calendar: { host: "calendar", title: "The calendar" },
    evil: { host: "evil", title: "A page without consent" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("calendar")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { consented: { source: "consented" } },
    resources: [
      {
        path: "/mail",
        share: { with: ["consented"], methods: ["GET"], headers: ["authorization"], because: "the user has consented" },
      },
    ],
  }),
  cast,
  attempts: [
    {
      name: "given",
      title: "Ada consents, and the calendar reads her mail",
      kind: "use",
      lesson: "A redirect to the authorization server, her consent, a code, a token, and a request with Bearer.",
      stages: consents,
      after: { otherwise: whereShared, none: { page: "blocked", state: { grants: 1 } } },
    },
    {
      name: "withdrawn",
      title: "Ada withdraws her consent, and the calendar tries again",
      kind: "attack",
      lesson: "With the source, the page cannot even read the refusal: its origin is no longer admitted.",
      stages: [...consents, { event: "withdraw" }, { actions: [read] }],
      after: {
        otherwise: afterwards,
        none: { page: "blocked" },
        sallyport: { page: "blocked", state: { reads: 1 } },
      },
    },
    {
      name: "refused",
      title: "A page that nobody has consented to tries",
      kind: "attack",
      lesson: "It has no token, and its origin has no grant.",
      stages: [{ at: "{evil}/", actions: [read] }],
      after: {
        otherwise: { page: "read 401" },
        none: { page: "blocked" },
        allowlist: { page: "blocked" },
        sallyport: { page: "blocked" },
      },
    },
  ],
};
