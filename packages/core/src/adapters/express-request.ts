import type { IncomingMessage } from "node:http";

/** A request as Express shows it. */
export type ExpressRequest = IncomingMessage & {
  readonly originalUrl?: string | undefined;
  readonly baseUrl?: string;
  readonly app?: unknown;
};

/**
 * A field of a request that Express has got. By a name in a variable: Express changes the prototypes of its requests, so each
 * has a shape of its own, in which V8 looks a constant name up anew, in four times the time.
 */
export const fieldOf = <Name extends keyof ExpressRequest>(request: ExpressRequest, name: Name): ExpressRequest[Name] =>
  Reflect.get(request, name);
