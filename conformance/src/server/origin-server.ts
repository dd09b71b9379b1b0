import {
  connect as connectTcp,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import { createSecureContext, createServer as createTlsServer, type SecureContext } from "node:tls";
import { addressOf, type Ports } from "../cases/names.ts";
import { needsTrust } from "../cases/isolation.ts";
import type { Placed } from "../cases/placed.ts";
import { responseTo, bytesOf, withPauses, type ServedResponse } from "./response.ts";
import { makeAuthority, makeCertificate, type Authority } from "@sallyport/testing/certificate";
import { Malformed, RequestReader, type RawRequest } from "./request-reader.ts";
import { describeRequest, type ReceivedRequest } from "./received-request.ts";

/** To requests that belong to no case. */
const unknown: ServedResponse = {
  status: 404,
  statusText: "Not Found",
  headers: [["content-length", "0"]],
  body: Buffer.alloc(0),
};

interface Entry {
  readonly placed: Placed;
  readonly requests: ReceivedRequest[];
}

/**
 * Responds to the requests of the cases that it expects, over TCP and TLS, and records them in the order of their arrival.
 * Not node:http, which refuses some methods and mends some responses.
 */
export class OriginServer {
  readonly ports: Ports;
  /** Of its certificate's key. */
  readonly keyHash: string;
  /** The certificate, in PEM, of the authority that has issued those of the hosts for which trust matters. */
  readonly authority: string;
  readonly #servers: readonly Server[];
  readonly #sockets: Set<Socket>;
  readonly #cases = new Map<string, Entry>();
  readonly #strays: string[] = [];
  #ids = 0;

  private constructor(servers: readonly Server[], sockets: Set<Socket>, { keyHash, cert }: Authority) {
    this.keyHash = keyHash;
    this.authority = cert;
    this.#servers = servers;
    this.#sockets = sockets;
    const [http, https] = servers.map((server) => (server.address() as AddressInfo).port);
    this.ports = { http: http ?? 0, https: https ?? 0 };
  }

  static async start(): Promise<OriginServer> {
    const sockets = new Set<Socket>();
    let respond: (request: RawRequest, scheme: string) => ServedResponse = () => unknown;
    const serve = (scheme: string) => (socket: Socket) => {
      connect(socket, sockets, (request) => respond(request, scheme));
    };
    const certificate = await makeCertificate();
    const authority = await makeAuthority(certificate);
    let isTrusted: (host: string) => boolean = () => false;
    const tls = { ...certificate, noDelay: true, SNICallback: contextsFor(authority, (host) => isTrusted(host)) };
    const https = createTlsServer(tls, serve("https"));
    const http = createTcpServer({ noDelay: true }, (socket) => {
      socket.once("data", (first: Buffer) => {
        if (first[0] === tlsHandshake) tunnel(socket, first, (https.address() as AddressInfo).port);
        else {
          serve("http")(socket);
          socket.emit("data", first);
        }
      });
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    });
    for (const server of [http, https]) await listening(server);
    const started = new OriginServer([http, https], sockets, authority);
    isTrusted = (host) => started.#isTrusted(host);
    respond = (request, scheme) => started.#respond(request, scheme);
    return started;
  }

  /** For a case that no other has had. */
  newId(): string {
    return String(++this.#ids);
  }

  expect(placed: Placed): void {
    this.#cases.set(placed.id, { placed, requests: [] });
  }

  /** The requests of a case, which is over with it. */
  take(placed: Placed): ReceivedRequest[] {
    const { requests = [] } = this.#cases.get(placed.id) ?? {};
    this.#cases.delete(placed.id);
    return requests;
  }

  /** Resolves when a case has had more than so many requests and no other for a while, or when none comes. */
  async settled(placed: Placed, more: number): Promise<void> {
    const { requests = [] } = this.#cases.get(placed.id) ?? {};
    const until = Date.now() + 2500;
    let seen = more;
    for (let quiet = 0; quiet < 8 && Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      quiet = requests.length === seen && seen > more ? quiet + 1 : 0;
      seen = requests.length;
    }
  }

  /** Requests that belonged to no case. */
  strays(): readonly string[] {
    return this.#strays;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers) await new Promise((resolve) => server.close(resolve));
  }

  #isTrusted(host: string): boolean {
    const { id = "" } = addressOf(host, "/") ?? {};
    return needsTrust(JSON.stringify(this.#cases.get(id)?.placed.routes ?? {}));
  }

  #respond(request: RawRequest, scheme: string): ServedResponse {
    const { method, target, headers, body } = request;
    const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "";
    const { id, path } = addressOf(host, target) ?? { id: "", path: "" };
    const entry = this.#cases.get(id);
    if (entry === undefined) {
      this.#strays.push(`${method} ${scheme}://${host}${target}`);
      return unknown;
    }
    if (path === "/favicon.ico") return responseTo(entry.placed, path, request);
    const arrived = { method, url: `${scheme}://${host}${target}`, headers, body };
    entry.requests.push(describeRequest(entry.placed, arrived));
    return responseTo(entry.placed, path, request);
  }
}

type GiveContext = (error: Error | null, context?: SecureContext) => void;

/** Certificates for the hosts where trust matters, a certificate a host; for the others the server's own. */
function contextsFor(
  authority: Authority,
  isTrusted: (host: string) => boolean,
): (host: string, give: GiveContext) => void {
  const contexts = new Map<string, Promise<SecureContext>>();
  const issue = async (host: string): Promise<SecureContext> => createSecureContext(await authority.issue(host));
  return (host, give) => {
    if (!isTrusted(host)) {
      give(null);
      return;
    }
    const context = contexts.get(host) ?? issue(host);
    contexts.set(host, context);
    context.then((issued) => give(null, issued), give);
  };
}

/** RFC 8446, section 5.1: the type of the first record. */
const tlsHandshake = 22;

/** A browser may request over https what a page has with http, at the same port. */
function tunnel(socket: Socket, first: Buffer, port: number): void {
  const other = connectTcp(port, "127.0.0.1");
  other.on("error", () => socket.destroy());
  socket.on("close", () => other.destroy());
  other.write(first);
  socket.pipe(other).pipe(socket);
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
}

/** Writes at once, unless there are pauses. */
async function send(socket: Socket, pieces: readonly (Buffer | number)[], ends: boolean): Promise<void> {
  const [first] = pieces;
  if (pieces.length === 1 && first instanceof Buffer) socket.write(first);
  else for await (const bytes of withPauses(pieces)) socket.write(bytes);
  if (ends) socket.end();
}

function connect(socket: Socket, sockets: Set<Socket>, respond: (request: RawRequest) => ServedResponse): void {
  const reader = new RequestReader();
  let ended = false;
  let switched = false;
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => socket.destroy()); // a browser may drop a connection at any time
  socket.on("data", (chunk: Buffer) => {
    // Over a WebSocket that the server has opened: whatever comes, it is over.
    if (switched) {
      socket.end();
      return;
    }
    try {
      for (const request of reader.push(chunk)) {
        // What comes on a connection that is ended is sent again on another.
        if (ended) return;
        const response = respond(request);
        ended = response.raw !== undefined;
        switched = response.status === 101 && !ended;
        void send(socket, bytesOf(response), ended);
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      socket.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
  });
}
