import type { Cast, Story } from "../world/story.ts";
import { whereShared } from "./expectations.ts";
import { crossSite, Sessions } from "./sessions.ts";

function mailCast(): Cast {
  const sessions = new Sessions();
  const state = { sent: 0, inboxReads: 0 };
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    servers: {
      api: {
        handle: (call) => {
          const { method, path, fields } = call;
          if (path === "/status") return { body: { status: "up" } };
          // Both checks come before anything is changed or returned: the guard's, and then this one.
          if (sessions.of(call) === undefined) return { status: 401, body: { error: "nobody is signed in here" } };
          if (method === "POST" && path === "/messages" && fields.has("to")) {
            state.sent++;
            return { status: 202, body: {} };
          }
          if (method === "GET" && path === "/inbox") {
            state.inboxReads++;
            return { body: ["Dear Ada"] };
          }
          return undefined;
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const message = '{"to":"everyone@work.example","text":"I quit."}';

export const mail: Story = {
  name: "mail",
  title: "A mail service with its site and its API at two origins",
  summary:
    "The site mail.localhost sends mail through an API at another origin, with a session cookie. A stranger’s page wants to send mail as Ada.",
  claims: [
    {
      text: "A site and an API at two origins work together, and nothing else is shared.",
      verdict: "right",
      because: "One origin, two methods and one header are named, each on the resource that needs it.",
      requirements: ["R40", "R44"],
    },
    {
      text: "A preflight stops malicious requests.",
      verdict: "wrong",
      because:
        "A form can send text that is JSON, with the type text/plain. No preflight comes first, and a server that does not look at the type sends the mail.",
      requirements: ["R62", "R34"],
    },
    {
      text: "Access-Control-Allow-Origin: * is safe for public data.",
      verdict: "right",
      because:
        "The status is public and anonymous. The same header on the inbox shares nothing, because * excludes cookies.",
      requirements: ["R41", "R6"],
    },
    {
      text: "Origin and credentials are both checked before anything changes.",
      verdict: "right",
      because:
        "A message from the right page without a session is not sent, nor is one with a session from another page.",
      requirements: ["R63"],
    },
  ],
  roles: {
    app: { host: "mail", title: "Ada’s mail" },
    api: { host: "api.mail", title: "The mail service’s API" },
    evil: { host: "evil", title: "Ten tricks for your inbox" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      { path: "/status", share: { with: "anyone", methods: ["GET"], because: "the service’s status is public" } },
      { path: "/inbox", confidential: true, share: { with: ["app"], methods: ["GET"], credentials: true } },
      { path: "/messages", share: { with: ["app"], methods: ["POST"], headers: ["content-type"], credentials: true } },
    ],
  }),
  cast: mailCast,
  attempts: [
    {
      name: "site-sends",
      title: "Ada sends a message from the site",
      kind: "use",
      lesson: "JSON and cookies need a preflight that names the site’s origin.",
      stages: [
        signedIn,
        {
          at: "{app}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/messages",
              headers: { "content-type": "application/json" },
              body: '{"to":"grandma@home.example"}',
              credentials: "include",
            },
          ],
        },
      ],
      after: { otherwise: { page: "blocked" }, ...whereShared({ page: "read 202", state: { sent: 1 } }) },
    },
    {
      name: "form-shaped",
      title: "A stranger’s page posts JSON as plain text",
      kind: "attack",
      lesson: "The message is sent before any CORS header counts. Only a check of the request stops it.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/messages",
              headers: { "content-type": "text/plain" },
              body: message,
              credentials: "include",
            },
          ],
        },
      ],
      after: {
        otherwise: { page: "blocked", state: { sent: 1 } },
        reflect: { page: "read 202", state: { sent: 1 } },
        sallyport: { page: "blocked" },
      },
    },
    {
      name: "json",
      title: "A stranger’s page posts JSON as JSON",
      kind: "attack",
      lesson: "This type needs a preflight, which only reflection lets succeed.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/messages",
              headers: { "content-type": "application/json" },
              body: message,
              credentials: "include",
            },
          ],
        },
      ],
      after: { otherwise: { page: "blocked" }, reflect: { page: "read 202", state: { sent: 1 } } },
    },
    {
      name: "no-session",
      title: "The site sends a message, but nobody is signed in",
      kind: "attack",
      lesson: "The origin is on the list, and that allows nothing by itself: the API still authenticates.",
      stages: [
        {
          at: "{app}/",
          actions: [
            { do: "fetch", method: "POST", to: "{api}/messages", body: '{"to":"a@b.example"}', credentials: "include" },
          ],
        },
      ],
      after: { otherwise: { page: "blocked" }, ...whereShared({ page: "read 401" }) },
    },
    {
      name: "status",
      title: "Any page reads the service’s status",
      kind: "use",
      lesson: "Public data may be public. An allowlist shuts out readers who were meant.",
      stages: [{ at: "{evil}/", actions: [{ do: "fetch", to: "{api}/status" }] }],
      after: { otherwise: { page: "read 200" }, none: { page: "blocked" }, allowlist: { page: "blocked" } },
    },
  ],
};
