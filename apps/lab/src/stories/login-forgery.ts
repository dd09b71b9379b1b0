import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

const passwords: Readonly<Record<string, string>> = { ada: "analytical", mallory: "malice" };

function notesCast(): Cast {
  const sessions = new Sessions();
  const state = { notesOfAda: 0, notesOfMallory: 0 };
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    servers: {
      api: {
        handle: (call) => {
          const { method, path, fields } = call;
          if (method === "POST" && path === "/login") {
            const user = fields.get("user") ?? "";
            if (!Object.hasOwn(passwords, user) || passwords[user] !== fields.get("password"))
              return { status: 401, body: { error: "wrong name or password" } };
            return { headers: { "set-cookie": crossSite("session", sessions.open(user)) }, body: { user } };
          }
          if (method !== "POST" || path !== "/notes") return undefined;
          const user = sessions.of(call);
          if (user === undefined) return { status: 401, body: { error: "nobody is signed in here" } };
          state[user === "ada" ? "notesOfAda" : "notesOfMallory"]++;
          return { status: 201, body: { savedFor: user } };
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const note = {
  at: "{app}/",
  actions: [{ do: "fetch", method: "POST", to: "{api}/notes", body: '{"text":"card number"}', credentials: "include" }],
} as const;

export const loginForgery: Story = {
  name: "login-forgery",
  title: "The attacker signs the user in, as himself",
  summary:
    "A hostile page posts the attacker’s own name and password to the login form. Ada goes on writing her notes: into his account.",
  claims: [
    {
      text: "A login form needs no protection against forgery, since nobody is signed in yet.",
      verdict: "wrong",
      because: "Who is signed in is state too. What Ada enters afterwards belongs to the attacker.",
      requirements: ["R68"],
    },
  ],
  roles: {
    app: { host: "app.notes", title: "Ada’s notes" },
    api: { host: "api.notes", title: "The notes’ API" },
    evil: { host: "evil", title: "Ten better note apps" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: ["/login", "/notes"], share: { with: ["app"], methods: ["POST"], credentials: true } }],
  }),
  cast: notesCast,
  attempts: [
    {
      name: "as-the-attacker",
      title: "A hostile page signs Ada in as Mallory, and Ada writes a note",
      kind: "attack",
      lesson: "Without protection the note is in Mallory’s account. Ada sees her usual page.",
      stages: [
        signedIn,
        {
          at: "{evil}/",
          actions: [{ do: "submit", to: "{api}/login", fields: { user: "mallory", password: "malice" } }],
        },
        note,
      ],
      after: {
        otherwise: { page: "read 201", state: { notesOfMallory: 1 } },
        none: { page: "blocked", state: { notesOfMallory: 1 } },
        wildcard: { page: "blocked", state: { notesOfMallory: 1 } },
        sallyport: { page: "read 201", state: { notesOfAda: 1 } },
      },
    },
    {
      name: "own-login",
      title: "Ada signs in on her own page, and writes a note",
      kind: "use",
      lesson: "The same request from the app’s page is what the grant is for.",
      stages: [
        {
          at: "{app}/",
          actions: [
            {
              do: "fetch",
              method: "POST",
              to: "{api}/login",
              body: '{"user":"ada","password":"analytical"}',
              credentials: "include",
            },
            ...note.actions,
          ],
        },
      ],
      after: {
        otherwise: { page: "read 201", state: { notesOfAda: 1 } },
        none: { page: "blocked", state: { notesOfAda: 1 } },
        wildcard: { page: "blocked", state: { notesOfAda: 1 } },
      },
    },
  ],
};
