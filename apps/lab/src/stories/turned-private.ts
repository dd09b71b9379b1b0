import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

function cast(): Cast {
  const sessions = new Sessions();
  const state = { isPrivate: false, secretReads: 0, publicReads: 0 };
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    events: { "turn private": () => void (state.isPrivate = true) },
    servers: {
      api: {
        handle: (call) => {
          if (call.path !== "/report") return undefined;
          if (state.isPrivate && sessions.of(call) !== undefined) {
            state.secretReads++;
            return { body: { revenue: 12, salaries: { ada: 90 } } };
          }
          state.publicReads++;
          return { body: { revenue: 12 } };
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const read = {
  at: "{stranger}/",
  actions: [{ do: "fetch", to: "{api}/report", credentials: "include" }],
} as const;

export const turnedPrivate: Story = {
  name: "turned-private",
  title: "A public resource that turns private",
  summary:
    "A report was public, and was shared with everyone. A release adds the salaries for whoever is signed in. Nobody thinks of the CORS headers.",
  claims: [
    {
      text: "Headers that were right when they were written stay right.",
      verdict: "wrong",
      because: "Reflection made no difference while the data was public. Now every page reads the salaries.",
      requirements: ["R20", "R6"],
    },
    {
      text: "Shared with anyone means shared anonymously.",
      verdict: "right",
      because:
        "Sallyport removes the cookies from a cross-origin request to such a resource, so the handler cannot return what belongs to the user. To share more, the policy must change, and `sallyport diff` shows what a change opens: see the end of this page.",
      requirements: ["R20", "R41"],
    },
  ],
  roles: {
    api: { host: "reports", title: "The company’s reports" },
    stranger: { host: "stranger", title: "A page you happened to open" },
  },
  protects: ["api"],
  allowlist: () => ({ origin: [] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    resources: [{ path: "/report", share: { with: "anyone", methods: ["GET"], because: "the report is public" } }],
  }),
  changedPolicy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { stranger: [originOf("stranger")] },
    resources: [
      { path: "/report", confidential: true, share: { with: ["stranger"], methods: ["GET"], credentials: true } },
    ],
  }),
  cast,
  attempts: [
    {
      name: "while-public",
      title: "A stranger’s page reads the report while it is public",
      kind: "use",
      lesson: "Only a page that sends no cookies may use *.",
      stages: [{ at: "{stranger}/", actions: [{ do: "fetch", to: "{api}/report" }] }],
      after: {
        otherwise: { page: "read 200", state: { publicReads: 1 } },
        none: { page: "blocked", state: { publicReads: 1 } },
        allowlist: { page: "blocked", state: { publicReads: 1 } },
      },
    },
    {
      name: "when-private",
      title: "The salaries come in, and the stranger’s page reads again",
      kind: "attack",
      lesson: "With Sallyport the cookie never reached the handler: it returned the public part.",
      stages: [signedIn, { event: "turn private" }, read],
      after: {
        otherwise: { page: "blocked", state: { isPrivate: true, secretReads: 1 } },
        reflect: { page: "read 200", state: { isPrivate: true, secretReads: 1 } },
        sallyport: { page: "blocked", state: { isPrivate: true, publicReads: 1 } },
      },
    },
  ],
};
