import type { IncomingMessage, Server } from "node:http";
import type { Gate } from "../server/gate.ts";
import { guardServer, Passages } from "./server-entry.ts";
import { checkPolling, type SocketIoServer } from "./socket.io.ts";

/** A WebSocket adapter of NestJS. */
interface GatewayAdapter {
  create(port: number, options?: unknown): unknown;
  /** WsAdapter: the servers of gateways that have a path, by port. */
  readonly httpServersRegistry?: ReadonlyMap<number, unknown>;
}

/** Where NestJS keeps the adapter: `useWebSocketAdapter` sets it, or NestJS itself with the first gateway. */
export interface GatewayConfig {
  getIoAdapter(): GatewayAdapter | null;
  setIoAdapter(adapter: GatewayAdapter): void;
}

/** What an adapter makes for a gateway: a server of ws or socket.io, or a namespace of the latter. */
interface GatewayServer {
  readonly httpServer?: unknown;
  readonly server?: SocketIoServer & { readonly httpServer?: unknown };
  /** ws, on a port of its own. */
  readonly _server?: unknown;
}

const isServer = (found: unknown): found is Server => typeof (found as Partial<Server> | null)?.listen === "function";

function httpServersOf(made: GatewayServer, adapter: GatewayAdapter, port: number): readonly Server[] {
  const { httpServer, server, _server } = made;
  return [httpServer, server?.httpServer, _server, adapter.httpServersRegistry?.get(port)].filter(isServer);
}

const withoutServer = (adapter: GatewayAdapter, port: number): TypeError =>
  new TypeError(
    `sallyport/nest cannot find the HTTP server of a gateway (port ${String(port)}, adapter ${adapter.constructor.name}). ` +
      `Make create() return an object whose property httpServer is the server that gets the handshakes.`,
  );

/**
 * Guards the HTTP server of each gateway as soon as its adapter has made it.
 * @param main the application's own, which is guarded already
 */
export function guardGateways(config: GatewayConfig, gate: Gate<IncomingMessage>, main: Server): void {
  const guarded = new WeakSet<object>([main]);
  const watch = (adapter: GatewayAdapter): void => {
    if (guarded.has(adapter)) return;
    guarded.add(adapter);
    const create = adapter.create.bind(adapter);
    adapter.create = (port, options) => {
      const made = create(port, options) as GatewayServer;
      const servers = httpServersOf(made, adapter, port);
      if (servers.length === 0) throw withoutServer(adapter, port);
      for (const server of servers.filter((one) => !guarded.has(one))) {
        guarded.add(server);
        guardServer(server, gate, new Passages(gate));
      }
      checkPolling(made.server ?? (made as SocketIoServer), gate);
      return made;
    };
  };
  const set = config.setIoAdapter.bind(config);
  config.setIoAdapter = (adapter) => {
    watch(adapter);
    set(adapter);
  };
  const present = config.getIoAdapter();
  if (present !== null) watch(present);
}
