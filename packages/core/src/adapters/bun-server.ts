import type { BunTransport } from "./bun-transport.ts";
import { shared } from "./shared.ts";

interface UpgradeOptions {
  readonly headers?: ConstructorParameters<typeof Headers>[0];
}

/** A server of Bun, of which each handler gets the same object. */
interface UpgradingServer {
  upgrade(request: Request, options?: UpgradeOptions): boolean;
}

const guarded = shared("bun servers", () => new WeakSet<object>());
const exchanges = shared("bun exchanges", () => new WeakMap<Request, BunTransport>());

function replaceUpgrade(server: UpgradingServer): void {
  guarded.add(server);
  const upgrade = server.upgrade.bind(server);
  server.upgrade = (request, options) => {
    const transport = exchanges.get(request);
    if (transport === undefined) return upgrade(request, options);
    const headers = transport.upgradeHeaders(options?.headers);
    transport.upgraded = upgrade(request, { ...options, headers });
    return transport.upgraded;
  };
}

/** Has `server.upgrade` keep back the fields that only the gate writes, for a request that has passed. */
export function guardUpgrade(server: UpgradingServer, request: Request, transport: BunTransport): void {
  exchanges.set(request, transport);
  if (!guarded.has(server)) replaceUpgrade(server);
}
