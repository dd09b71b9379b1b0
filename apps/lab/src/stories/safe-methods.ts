import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

function cast(): Cast {
  const sessions = new Sessions();
  const state = { balance: 5000, limit: 100, raises: 0 };
  const keys = new Set<string>();
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    servers: {
      api: {
        handle: (call) => {
          const { method, path, headers } = call;
          if (sessions.of(call) === undefined) return { status: 401, body: { error: "nobody is signed in here" } };
          const pays = (method === "GET" && path === "/pay") || (method === "POST" && path === "/transfers");
          if (pays) {
            const { "idempotency-key": key } = headers;
            const isRepeated = typeof key === "string" && keys.has(key);
            if (typeof key === "string") keys.add(key);
            if (!isRepeated) state.balance -= 100;
            return { body: { balance: state.balance } };
          }
          if (method !== "PUT" || path !== "/limit") return undefined;
          state.limit = 500;
          state.raises++;
          return { body: { limit: state.limit } };
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const send = (method: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  ({ do: "fetch", method, to: `{api}${path}`, headers, credentials: "include" }) as const;
const keyed = send("POST", "/transfers", { "idempotency-key": "k1" });
const plain = send("POST", "/transfers");
const put = send("PUT", "/limit");

export const safeMethods: Story = {
  name: "safe-methods",
  title: "A GET that changes state, and a transfer that is sent twice",
  summary: "A link pays. A request is repeated. What do “safe” and “idempotent” promise, and what not?",
  claims: [
    {
      text: "GET requests need no protection.",
      verdict: "wrong",
      because:
        "This one pays, and an image on any page sends it. Declared as stateChanging, it is treated like a POST.",
      requirements: ["R57", "R46"],
    },
    {
      text: "PUT is not idempotent.",
      verdict: "wrong",
      because:
        "Sent twice, it leaves what it leaves when it is sent once. POST does not, unless a key tells the server.",
      requirements: ["R58"],
    },
    {
      text: "Idempotency protects against forgery.",
      verdict: "wrong",
      because: "The first forged request counts. A key helps against repetition alone.",
      requirements: ["R58"],
    },
  ],
  roles: {
    app: { host: "app.bank", title: "The bank" },
    api: { host: "api.bank", title: "The bank’s API" },
    evil: { host: "evil", title: "A page with an image" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      { path: "/pay", forgery: { stateChanging: ["GET"] } },
      {
        path: "/transfers",
        share: { with: ["app"], methods: ["POST"], headers: ["idempotency-key"], credentials: true },
      },
      { path: "/limit", share: { with: ["app"], methods: ["PUT"], credentials: true } },
    ],
  }),
  cast,
  attempts: [
    {
      name: "image-pays",
      title: "An image on a hostile page pays",
      kind: "attack",
      lesson: "The browser asked for an image, and the bank moved money.",
      stages: [signedIn, { at: "{evil}/", actions: [{ do: "embed", as: "image", to: "{api}/pay" }] }],
      after: { otherwise: { page: "failed", state: { balance: 4900 } }, sallyport: { page: "failed" } },
    },
    {
      name: "post-twice",
      title: "The bank’s page sends a transfer twice",
      kind: "use",
      lesson: "Twice the money, and no gate can know that it was a mistake.",
      stages: [signedIn, { at: "{app}/", actions: [plain, plain] }],
      after: {
        otherwise: { page: "read 200", state: { balance: 4800 } },
        none: { page: "blocked", state: { balance: 4800 } },
        wildcard: { page: "blocked", state: { balance: 4800 } },
      },
    },
    {
      name: "key-twice",
      title: "The same, with an idempotency key",
      kind: "use",
      lesson: "The server knows the key, and pays once.",
      stages: [signedIn, { at: "{app}/", actions: [keyed, keyed] }],
      after: {
        otherwise: { page: "read 200", state: { balance: 4900 } },
        none: { page: "blocked" },
        wildcard: { page: "blocked" },
      },
    },
    {
      name: "put-twice",
      title: "The bank’s page sends a PUT twice",
      kind: "use",
      lesson: "Two requests, one effect.",
      stages: [signedIn, { at: "{app}/", actions: [put, put] }],
      after: {
        otherwise: { page: "read 200", state: { limit: 500, raises: 2 } },
        none: { page: "blocked" },
        wildcard: { page: "blocked" },
      },
    },
  ],
};
