import { WebSocketServer } from "ws";
import { parseCookies } from "../world/call.ts";
import type { Cast, Story } from "../world/story.ts";
import { crossSite, Sessions } from "./sessions.ts";

const maxPayload = 1000;

function cast(): Cast {
  const sessions = new Sessions();
  const state = { orders: 0 };
  const sockets = new WebSocketServer({ noServer: true, maxPayload });
  return {
    state: () => ({ ...state }),
    signIn: (user) => [crossSite("session", sessions.open(user))],
    close: () => sockets.clients.forEach((client) => client.terminate()),
    servers: {
      api: {
        upgrade: (request, socket, head) => {
          const user = sessions.userOf(parseCookies(request.headers.cookie).get("session"));
          sockets.handleUpgrade(request, socket, head, (client) => {
            client.on("error", () => client.terminate());
            client.on("message", () => {
              if (user !== undefined) state.orders++;
              client.send(user === undefined ? "nobody is signed in here" : `ordered for ${user}`);
            });
          });
        },
      },
    },
  };
}

const signedIn = { at: "{api}/lab/enter?user=ada" };
const order = { do: "socket", to: "{api.socket}/live", send: "sell everything" } as const;

export const socket: Story = {
  name: "socket",
  title: "A WebSocket, opened by a hostile page",
  summary: "A broker takes orders over a WebSocket. The handshake has the user’s cookie, whoever opens it.",
  claims: [
    {
      text: "CORS protects WebSockets.",
      verdict: "wrong",
      because:
        "There is no preflight, and the page reads and writes as the user. Only a check of the handshake’s Origin helps.",
      requirements: ["R12", "R37"],
    },
  ],
  roles: {
    app: { host: "app.broker", title: "The broker’s page" },
    api: { host: "api.broker", title: "The broker’s server" },
    evil: { host: "evil", title: "A hostile page" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [{ path: "/live", share: { with: ["app"], webSocket: true, credentials: true } }],
  }),
  cast,
  attempts: [
    {
      name: "hijack",
      title: "A hostile page opens the socket and sends an order",
      kind: "attack",
      lesson: "The cors package never sees a handshake.",
      stages: [signedIn, { at: "{evil}/", actions: [order] }],
      after: { otherwise: { page: "open", state: { orders: 1 } }, sallyport: { page: "refused" } },
    },
    {
      name: "own-page",
      title: "The broker’s own page sends an order",
      kind: "use",
      lesson: "webSocket: true names who may open it.",
      stages: [signedIn, { at: "{app}/", actions: [order] }],
      after: { otherwise: { page: "open", state: { orders: 1 } } },
    },
  ],
};
