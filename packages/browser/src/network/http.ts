import { standardWire } from "../engines/standard/wire.ts";
import type { Network } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { HttpUpgrade } from "./http-upgrade.ts";
import { HttpExchange } from "./http-exchange.ts";
import { settingsOf, type HttpNetworkOptions } from "./http-options.ts";

export type { HttpNetworkOptions, HttpTimeouts } from "./http-options.ts";

/** A network of sockets. */
export interface HttpNetwork extends Network {
  /**
   * Aborts every exchange under way, and each later one. A body of over a megabyte that nobody reads holds
   * its connection, and the process, until this is called or its time is up.
   */
  close(): void;
}

/**
 * Real HTTP/1.1, and over TLS. Redirects and content codings are left to the reader; headers are as received, a line
 * each, in order and as written. Whatever a server sends becomes a response or a `NetworkFailure` within the budgets:
 * a connection that fails, TLS included, is "unreachable"; a response that breaks off is "truncated".
 *
 * A page's response is read as its engine reads it: what one refuses, another shows. Without an engine's rules the standard
 * holds (RFC 9112). A request that cannot be written (a line's end in a header) is "unreachable".
 *
 * @throws TypeError for an option that is not known, or has a value that makes no sense
 */
export function httpNetwork(options: HttpNetworkOptions = {}): HttpNetwork {
  const settings = settingsOf(options);
  const underWay = new Set<{ fail(failure: NetworkFailure): void }>();
  let closed = false;
  return {
    exchange: async (request, signal, rules = standardWire) => {
      if (closed) throw new NetworkFailure("aborted", "The network is closed.");
      const onEnd = (): void => void underWay.delete(exchange);
      const Exchange = request.opensSocket === true ? HttpUpgrade : HttpExchange;
      const exchange: HttpUpgrade | HttpExchange = new Exchange(request, { settings, rules, signal, onEnd });
      underWay.add(exchange);
      return exchange.response();
    },
    close: () => {
      closed = true;
      for (const exchange of underWay) exchange.fail(new NetworkFailure("aborted", "The network was closed."));
    },
  };
}
