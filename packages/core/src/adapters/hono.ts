import type { IncomingMessage, ServerResponse } from "node:http";
import type { Policy } from "../policy/policy.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import type { RequestHead } from "../server/request.ts";
import type { ResponseHead } from "../server/finding.ts";
import { headOf, stripFields } from "./incoming.ts";
import { sealResponse } from "./response-head.ts";
import { readWebForm } from "./form.ts";
import { answerWith, sealInPlace, withoutFields } from "./web-head.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of a Hono context. */
export interface Context {
  readonly req: { raw: Request };
  readonly env: unknown;
  res: Response;
}

/** On Node a handler can write its answer there, past the response that Hono sees: the head is sealed where it is flushed. */
function outgoingOf({ env }: Context): ServerResponse | undefined {
  const { outgoing } = (env ?? {}) as { outgoing?: Partial<ServerResponse> };
  return outgoing?.writeHead === undefined ? undefined : (outgoing as ServerResponse);
}

/** On Node the request as it came over the wire says more than the one made from it: two Hosts, the target, a certificate. */
function incomingOf({ env }: Context): IncomingMessage | undefined {
  const { incoming } = (env ?? {}) as { incoming?: Partial<IncomingMessage> };
  return incoming?.rawHeaders === undefined ? undefined : (incoming as IncomingMessage);
}

const headOfContext = ({ req: { raw } }: Context, incoming: IncomingMessage | undefined): RequestHead =>
  incoming === undefined
    ? { method: raw.method, target: raw.url, headers: raw.headers }
    : headOf(incoming, incoming.url);

/**
 * Guards a Hono application: `app.use(guard(policy))` before everything else.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @returns middleware, for every runtime that Hono runs on
 * @throws TypeError when an option is wrong
 */
export function guard(
  policy: Policy,
  options: GuardOptions<Request> = {},
): (context: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  const gate = new Gate(policy, options);
  return async (context, next) => {
    const incoming = incomingOf(context);
    const head = headOfContext(context, incoming);
    const judged = gate.judge(head, context.req.raw, () => readWebForm(context.req.raw));
    const decision = judged instanceof Promise ? await judged : judged;
    const enforced = decision.enforce === "refuse";
    if (enforced && decision.outcome !== "pass") return answerWith(decision, head.method);
    if (enforced && decision.strip.length > 0) {
      if (incoming !== undefined) stripFields(incoming, decision.strip);
      context.req.raw = withoutFields(context.req.raw, decision.strip);
    }
    const inspect = (sent: ResponseHead): void => gate.inspect(decision, head, sent);
    const outgoing = outgoingOf(context);
    if (enforced && outgoing !== undefined) sealResponse(outgoing, decision, inspect);
    await next();
    if (enforced && outgoing === undefined) sealInPlace(context, decision, inspect);
    return undefined;
  };
}
