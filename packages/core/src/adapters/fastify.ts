import { guardFastify, type Done, type Instance, type Options } from "./fastify-entry.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";
export type { Instance, Options } from "./fastify-entry.ts";

/**
 * Guards a Fastify application: `app.register(guard, { policy })`, at any place. Every request passes the gate before
 * Fastify sees it.
 * @param instance the application; the guard is not encapsulated
 * @param options the policy, and the options of a guard
 * @param done gets a TypeError when an option is wrong: `await app.register(…)` rejects with it
 */
export function guard(instance: Instance, options: Options, done: Done): void {
  try {
    guardFastify(instance, options);
  } catch (error) {
    // Thrown, it would reach nobody who waits for `ready`.
    done(error as Error);
    return;
  }
  done();
}

(guard as unknown as Record<symbol, unknown>)[Symbol.for("skip-override")] = true;
(guard as unknown as Record<symbol, unknown>)[Symbol.for("fastify.display-name")] = "sallyport";
