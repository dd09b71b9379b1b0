import type { IncomingMessage, RequestListener } from "node:http";
import cors, { type CorsOptions } from "cors";
import type { Decision, Policy } from "sallyport";
import { guard, type GuardOptions } from "sallyport/node";
import type { Upgrade } from "../world/servers.ts";

/** In the order in which they are shown. */
export const protectionNames = ["none", "wildcard", "reflect", "allowlist", "sallyport"] as const;

export type ProtectionName = (typeof protectionNames)[number];

/** What a protection needs to know of its story. */
export interface Protected {
  readonly allowlist: CorsOptions;
  /** Compiled where it is used. */
  readonly policy: () => Policy;
  readonly token: GuardOptions<IncomingMessage>["token"];
  readonly onDecision: (decision: Decision, request: IncomingMessage) => void;
}

/** What stands in front of a story's server. */
interface Protection {
  readonly title: string;
  readonly description: string;
  readonly listener: (next: RequestListener, story: Protected) => RequestListener;
  readonly upgrade: (next: Upgrade, story: Protected) => Upgrade;
}

function withCors(options: CorsOptions, next: RequestListener): RequestListener {
  const middleware = cors(options);
  return (request, response) => middleware(request, response, () => next(request, response));
}

const open = (next: Upgrade): Upgrade => next;

const guardOptions = ({ onDecision, token }: Protected) => ({
  log: false,
  ...(token && { token }),
  // One server has the names of all worlds, and a guard takes its listener of handshakes for an unguarded one.
  onError: () => undefined,
  onDecision: (decision: Decision, _: unknown, request: IncomingMessage) => onDecision(decision, request),
});

export const protections: Readonly<Record<ProtectionName, Protection>> = {
  none: {
    title: "None",
    description: "No CORS headers and no checks: the browser’s own rules are alone.",
    listener: (next) => next,
    upgrade: open,
  },
  wildcard: {
    title: "*",
    description: "The cors package without options: Access-Control-Allow-Origin: *.",
    listener: (next) => withCors({}, next),
    upgrade: open,
  },
  reflect: {
    title: "Reflection",
    description: "cors({ origin: true, credentials: true }): every origin, with cookies. A common mistake.",
    listener: (next) => withCors({ origin: true, credentials: true }, next),
    upgrade: open,
  },
  allowlist: {
    title: "Allowlist",
    description: "The cors package with a list of origins and credentials.",
    listener: (next, { allowlist }) => withCors({ credentials: true, ...allowlist }, next),
    upgrade: open,
  },
  sallyport: {
    title: "Sallyport",
    description: "A least-privilege policy, enforced before the server’s own code runs.",
    listener: (next, story) => guard(story.policy(), next, guardOptions(story)),
    upgrade: (next, story) => guard.upgrade(story.policy(), next, guardOptions(story)),
  },
};
