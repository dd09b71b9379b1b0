import type { IncomingMessage, Server } from "node:http";
import type { Policy } from "../policy/handle.ts";
import { Gate } from "../server/gate.ts";
import type { GuardOptions } from "../server/guard-options.ts";
import { guardExpress, type ExpressApplication } from "./express-entry.ts";
import { guardFastify, type Instance } from "./fastify-entry.ts";
import { guardGateways, type GatewayConfig } from "./nest-gateways.ts";

export type { Exchange, GuardOptions } from "../server/guard-options.ts";

/** What the guard uses of a NestJS application. */
export interface Application {
  getHttpServer(): unknown;
  getHttpAdapter(): { getType(): string; getInstance(): unknown };
}

/** What NestJS keeps in an application, and doesn't show in its type. */
interface Internals {
  readonly config?: Partial<GatewayConfig>;
  readonly isInitialized?: boolean;
}

function configOf(app: Application): GatewayConfig {
  const { config, isInitialized } = app as Internals;
  if (config?.getIoAdapter === undefined || config.setIoAdapter === undefined)
    throw new TypeError("sallyport/nest doesn't support this version of NestJS: it needs NestJS 11 or 12.");
  if (isInitialized === true)
    throw new TypeError(
      "It is too late for sallyport/nest: call guard(policy, app) before app.init() and app.listen().",
    );
  return config as GatewayConfig;
}

/**
 * Guards a NestJS application on Express or Fastify: its HTTP server, and the servers of gateways that have a port of
 * their own.
 * @param policy what `definePolicy` or `loadPolicy` returned
 * @param app what `NestFactory.create` returned, before `init` and `listen`
 * @throws TypeError when an option is wrong, or the application cannot be guarded
 */
export function guard(policy: Policy, app: Application, options: GuardOptions<IncomingMessage> = {}): void {
  const gate = new Gate(policy, options);
  const config = configOf(app);
  const adapter = app.getHttpAdapter();
  const server = app.getHttpServer() as Server;
  const platform = adapter.getType();
  if (platform === "express") guardExpress(adapter.getInstance() as ExpressApplication, server, gate);
  else if (platform === "fastify") guardFastify(adapter.getInstance() as Instance, { policy, ...options });
  else
    throw new TypeError(
      `sallyport/nest guards the platforms "express" and "fastify", not ${JSON.stringify(platform)}.`,
    );
  guardGateways(config, gate, server);
}
