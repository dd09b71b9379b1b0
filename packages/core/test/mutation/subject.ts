import { Server } from "node:http";
import { token } from "./attacks.ts";
import type { RawRequest } from "./request.ts";
import { policyBelow, routesBelow, type Route } from "./routes.ts";
import type { Policy } from "../../src/index.ts";
import type { Built, FetchHandler, Run, Variant } from "./variant.ts";
import { send, type Numbered, type Reply } from "./wire.ts";

/** What became of a request. */
export interface Result {
  readonly reply: Reply;
  readonly run: Run | undefined;
}

/** A variant that runs, and what its handlers noted. */
export interface Subject {
  readonly variant: Variant;
  readonly policy: Policy;
  readonly routes: readonly Route[];
  /** Of a variant on Node. */
  readonly server: Server | undefined;
  /** In the order of the requests. */
  readonly send: (requests: readonly RawRequest[]) => Promise<readonly Result[]>;
}

/** A runtime of Web requests makes one of a target: the URL parser reads it first. */
async function sendByFetch(handler: FetchHandler, { request, id }: Numbered): Promise<Reply> {
  const { method, target, fields, body } = request;
  let web: Request;
  try {
    const headers = new Headers([...fields, ["x-case", String(id)]] as [string, string][]);
    const text = Buffer.from(target, "latin1").toString();
    const url = target.startsWith("/") ? `http://${headers.get("host") ?? ""}${text}` : text;
    web = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  } catch {
    return "rejected by the parser";
  }
  let response: Response;
  try {
    response = await handler(web);
  } catch {
    // A runtime makes a failure of its own of it.
    return { status: 500, allowOrigin: undefined, allowCredentials: false, text: "" };
  }
  const allowOrigin = response.headers.get("access-control-allow-origin") ?? undefined;
  const allowCredentials = response.headers.has("access-control-allow-credentials");
  return { status: response.status, allowOrigin, allowCredentials, text: "" };
}

async function sendAll(
  built: Built,
  requests: readonly Numbered[],
  runs: Map<number, Run>,
): Promise<ReadonlyMap<number, Reply>> {
  if (built instanceof Server) return send(built, requests, (again) => again.forEach(({ id }) => runs.delete(id)));
  const replies = new Map<number, Reply>();
  for (const one of requests) {
    if (typeof built === "function") {
      replies.set(one.id, await sendByFetch(built, one));
      continue;
    }
    const { reply, run } = await built.send(one);
    replies.set(one.id, reply);
    if (run !== undefined) runs.set(one.id, run);
  }
  return replies;
}

/** What a run sets otherwise than the mutation suite. */
export interface Overrides {
  readonly policy?: Policy;
  readonly onError?: (error: unknown) => void;
}

/** Builds a variant's application, with the guard before its routes. */
export async function start(variant: Variant, overrides: Overrides = {}): Promise<Subject> {
  const { base = "", without = [] } = variant;
  const { policy = policyBelow(base), onError = () => undefined, ...options } = overrides;
  const routes = routesBelow(base).filter(({ pattern }) => !without.includes(pattern));
  const runs = new Map<number, Run>();
  const built = await variant.build({
    policy,
    routes,
    options: { token, onError, ...options },
    ran: (route, verb, seen) => void runs.set(Number(seen.case), { route, verb, seen }),
  });
  let last = 0;
  return {
    variant,
    policy,
    routes,
    server: built instanceof Server ? built : undefined,
    send: async (requests) => {
      const numbered = requests.map((request): Numbered => ({ id: ++last, request }));
      const replies = await sendAll(built, numbered, runs);
      const results = numbered.map(({ id }) => ({ reply: replies.get(id) ?? "no response", run: runs.get(id) }));
      runs.clear();
      return results;
    },
  };
}
