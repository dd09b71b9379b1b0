import type { IncomingMessage, RequestListener } from "node:http";
import type { Duplex } from "node:stream";
import type { Handle } from "./call.ts";

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What answers at a role's origin; a path for which `handle` returns `undefined` shows the role's page. */
interface RoleServer {
  readonly handle?: Handle;
  /** For a server that somebody else has written. */
  readonly listener?: RequestListener;
  readonly upgrade?: Upgrade;
}

export type Servers = Readonly<Record<string, RoleServer>>;
