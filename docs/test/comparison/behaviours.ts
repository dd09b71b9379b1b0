import { PolicyError } from "sallyport";
import { ask, type Answer, type Fields } from "../recipes/exchange.ts";
import { start, type Running, type Setup } from "./servers.ts";

const host = ["Host", "api.bank.example"] as const;
const from = (origin: string): readonly [string, string] => ["Origin", origin];
const app = from("https://app.bank.example");
const evil = from("https://evil.example");
const cookie = ["Cookie", "session=1"] as const;
const handshake = [
  ["Connection", "Upgrade"],
  ["Upgrade", "websocket"],
  ["Sec-WebSocket-Version", "13"],
  ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
] as const;

interface Exchanged extends Answer {
  readonly executed: boolean;
}

/** A behaviour: one request to a server that is set up so, and the words for what came back. */
export interface Behaviour {
  readonly question: string;
  readonly setup: Setup;
  readonly request: { readonly method: string; readonly path: string; readonly fields: Fields; readonly body?: string };
  readonly words: (exchanged: Exchanged) => string;
}

const allowedOrigin = ({ headers }: Answer): string | undefined => headers.get("access-control-allow-origin");

/** Whether a page at the origin can read the response to a request with credentials. */
function readableBy([, origin]: readonly [string, string], answer: Answer): boolean {
  return allowedOrigin(answer) === origin && answer.headers.get("access-control-allow-credentials") === "true";
}

const executedOrStatus = ({ executed, status }: Exchanged): string => (executed ? "handler runs" : `${status}`);

const openTo =
  (field: readonly [string, string]) =>
  (exchanged: Exchanged): string => {
    if (readableBy(field, exchanged)) return "readable, with cookies";
    return allowedOrigin(exchanged) === "*" ? "readable, without cookies" : "not readable";
  };

const get = (path: string, ...fields: Fields): Behaviour["request"] => ({
  method: "GET",
  path,
  fields: [host, ...fields],
});

const form: Behaviour["request"] = {
  method: "POST",
  path: "/data",
  fields: [host, evil, cookie, ["Content-Type", "application/x-www-form-urlencoded"], ["Content-Length", "3"]],
  body: "a=1",
};

const preflight = (origin: readonly [string, string], header: string): Behaviour["request"] => ({
  method: "OPTIONS",
  path: "/data",
  fields: [host, origin, ["Access-Control-Request-Method", "POST"], ["Access-Control-Request-Headers", header]],
});

export const behaviours: readonly Behaviour[] = [
  {
    question: "A form on another site posts with the user's cookies",
    setup: "listed",
    request: form,
    words: executedOrStatus,
  },
  {
    question: "A page on another site opens a WebSocket",
    setup: "listed",
    request: get("/data", evil, cookie, ...handshake),
    words: executedOrStatus,
  },
  {
    question: "A request arrives for a `Host` that isn't yours (DNS rebinding)",
    setup: "listed",
    request: { method: "GET", path: "/data", fields: [["Host", "rebound.example"]] },
    words: executedOrStatus,
  },
  {
    question: "A preflight from an origin that isn't listed",
    setup: "listed",
    request: preflight(evil, "content-type"),
    words: (exchanged) => `${exchanged.status}, ${readableBy(evil, exchanged) ? "allowed" : "browser stops"}`,
  },
  {
    question: "A preflight asks for a header that you didn't list",
    setup: "listed",
    request: preflight(app, "x-http-method-override"),
    words: ({ headers }) =>
      /x-http-method-override/i.test(headers.get("access-control-allow-headers") ?? "") ? "allowed" : "refused",
  },
  {
    question: "You allow any origin, with credentials: a page on another site",
    setup: "reflected",
    request: get("/data", evil),
    words: openTo(evil),
  },
  {
    question: "The same: a page whose origin is `null`",
    setup: "reflected",
    request: get("/data", from("null")),
    words: openTo(from("null")),
  },
  {
    question: "You allow origins that end in `bank.example`: `https://evil-bank.example`",
    setup: "by suffix",
    request: get("/data", from("https://evil-bank.example")),
    words: openTo(from("https://evil-bank.example")),
  },
  {
    question: "You misspell the option: a page on another site",
    setup: "misspelt",
    request: get("/data", evil),
    words: openTo(evil),
  },
  {
    question: "`Vary: Origin` on a response to a request without `Origin`",
    setup: "listed",
    request: get("/data"),
    words: ({ headers }) => (/\borigin\b/i.test(headers.get("vary") ?? "") ? "yes" : "no"),
  },
  {
    question: "The handler throws: your page and the 500",
    setup: "listed",
    request: get("/failure", app),
    words: openTo(app),
  },
  {
    question: "A path without a route: your page and the 404",
    setup: "listed",
    request: get("/nowhere", app),
    words: openTo(app),
  },
];

async function observe({ port, executions }: Running, { request, words }: Behaviour): Promise<string> {
  const before = executions();
  const { method, path, fields, body } = request;
  const answer = await ask(port, method, path, fields, body === undefined ? {} : { body });
  return words({ ...answer, executed: executions() > before });
}

/** What the package does, in the words of the table. */
export async function cellOf(name: string, behaviour: Behaviour): Promise<string> {
  let running: Running;
  try {
    running = await start(name, behaviour.setup);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return "error at start-up";
  }
  try {
    return await observe(running, behaviour);
  } finally {
    await running.close();
  }
}
