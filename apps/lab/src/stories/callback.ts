import type { Cast, Story } from "../world/story.ts";

function cast(): Cast {
  const state = { signedIn: "nobody", orders: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      app: {
        handle: ({ method, path, fields }) => {
          if (method === "POST" && path === "/orders") {
            state.orders++;
            return { body: "ordered" };
          }
          if (method !== "POST" || path !== "/login/callback") return undefined;
          const code = fields.get("code") ?? "";
          if (code === "") return { status: 400, body: "There is no code." };
          state.signedIn = code;
          return { body: "signed in" };
        },
      },
    },
  };
}

const post = (path: string, code: string) =>
  ({ do: "submit", to: `{app}${path}`, fields: { code, state: "s1" } }) as const;

export const callback: Story = {
  name: "callback",
  title: "A sign-in callback, by form_post",
  summary:
    "After the sign-in, the identity provider’s page posts a form to the app: a cross-origin change that is wanted.",
  claims: [
    {
      text: "An app that refuses cross-origin forms cannot use OpenID Connect’s form_post.",
      verdict: "wrong",
      because: "`receive` names the provider’s origin for this one path. It shares nothing: no response is readable.",
      requirements: ["R36", "R68"],
    },
    {
      text: "A CORS list with the provider’s origin is needed for the callback.",
      verdict: "wrong",
      because:
        "A navigation needs no CORS headers. The list would let the provider’s scripts read the app’s responses.",
      requirements: ["R17", "R12"],
    },
  ],
  roles: {
    app: { host: "app.shop", title: "The shop" },
    idp: { host: "idp", title: "The identity provider" },
    evil: { host: "evil", title: "A hostile page" },
  },
  protects: ["app"],
  allowlist: (originOf) => ({ origin: [originOf("idp")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("app")],
    resources: [
      {
        path: "/login/callback",
        receive: { from: [originOf("idp")], methods: ["POST"], because: "OpenID Connect form_post" },
      },
    ],
  }),
  cast,
  attempts: [
    {
      name: "provider",
      title: "The provider’s page posts Ada’s code",
      kind: "use",
      lesson: "It is received under each protection.",
      stages: [{ at: "{idp}/", actions: [post("/login/callback", "ada")] }],
      after: { otherwise: { state: { signedIn: "ada" } } },
    },
    {
      name: "attacker",
      title: "A hostile page posts Mallory’s code",
      kind: "attack",
      lesson: "Ada would be signed in as Mallory. Only the named origin is received.",
      stages: [{ at: "{evil}/", actions: [post("/login/callback", "mallory")] }],
      after: { otherwise: { state: { signedIn: "mallory" } }, sallyport: {} },
    },
    {
      name: "other-path",
      title: "The provider’s page posts to another path",
      kind: "attack",
      lesson: "What may be posted to the callback may not be posted elsewhere.",
      stages: [{ at: "{idp}/", actions: [post("/orders", "1")] }],
      after: { otherwise: { state: { orders: 1 } }, sallyport: {} },
    },
  ],
};
