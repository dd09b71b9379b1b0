import { OutgoingMessage, ServerResponse, type IncomingMessage } from "node:http";
import type { Http2ServerResponse, ServerHttp2Stream } from "node:http2";
import { fileURLToPath } from "node:url";

/** A way in which a handler can try to open its response to `https://evil.example`. */
export interface Trick<Response> {
  readonly desc: string;
  /** It ends the response too. */
  readonly ends?: true;
  readonly run: (response: Response, request: IncomingMessage) => void;
}

const field = { "access-control-allow-origin": "https://evil.example" };
const line = "access-control-allow-origin: https://evil.example\r\n";

/** What is not public of a response of node:http. */
interface Internals {
  _header: string;
  _trailer: string;
  _storeHeader?: (firstLine: string, headers: object) => void;
  _writeRaw(text: string, encoding: string): void;
  _implicitHeader(): void;
}

const internals = (response: ServerResponse): Internals => response as unknown as Internals;
const prototype = OutgoingMessage.prototype as unknown as Required<Internals>;

/** Goes on as if nothing had happened, as a careful attacker does. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // What cannot be deleted or replaced stays.
  }
}

type StoreHeader = (this: ServerResponse, firstLine: string, headers: object) => void;

/** From before the guard's first response. */
const keptStoreHeader: StoreHeader = Reflect.get(prototype, "_storeHeader");

const store = (response: ServerResponse): void => prototype._storeHeader.call(response, "HTTP/1.1 200 OK\r\n", field);

const storeUnsealed = (response: ServerResponse): void => keptStoreHeader.call(response, "HTTP/1.1 200 OK\r\n", field);

/** On node:http, and on what is built on it: the seal holds. */
export const heldOnHttp1: readonly Trick<ServerResponse>[] = [
  { desc: "response.setHeader", run: (response) => void response.setHeader("Access-Control-Allow-Origin", "*") },
  { desc: "response.writeHead", run: (response) => void response.writeHead(200, field) },
  {
    desc: "delete response.writeHead",
    run: (response) => {
      attempt(() => Reflect.deleteProperty(response, "writeHead"));
      response.writeHead(200, field);
    },
  },
  {
    desc: "ServerResponse.prototype.writeHead.call(response)",
    run: (response) => void ServerResponse.prototype.writeHead.call(response, 200, field),
  },
  {
    desc: "delete response._storeHeader",
    run: (response) => {
      attempt(() => Reflect.deleteProperty(response, "_storeHeader"));
      response.writeHead(200, field);
    },
  },
  {
    desc: "response._storeHeader = …",
    run: (response) => {
      attempt(() => (internals(response)._storeHeader = () => store(response)));
      response.writeHead(200, field);
    },
  },
  {
    desc: 'Object.defineProperty(response, "_storeHeader", …)',
    run: (response) => {
      attempt(() => Object.defineProperty(response, "_storeHeader", { value: prototype._storeHeader }));
      response.writeHead(200, field);
    },
  },
  {
    desc: "an object that inherits from one that inherits from the response, and gets its socket",
    ends: true,
    run: (response, { socket }) => {
      const heir = Object.create(Object.create(response) as ServerResponse) as ServerResponse;
      attempt(() => heir.assignSocket(socket));
      heir.writeHead(200, field);
      socket.end(internals(heir)._header);
    },
  },
  {
    desc: "response._implicitHeader()",
    run: (response) => {
      response.setHeader("access-control-allow-origin", "https://evil.example");
      internals(response)._implicitHeader();
    },
  },
  {
    desc: "response.writeEarlyHints",
    run: (response) => response.writeEarlyHints({ link: "</a>; rel=preload", ...field }),
  },
  {
    desc: "response.addTrailers",
    run: (response) => {
      response.writeHead(200, { trailer: "access-control-allow-origin" });
      response.write("ok");
      response.addTrailers(field);
    },
  },
  {
    desc: "OutgoingMessage.prototype._storeHeader.call(response)",
    run: store,
  },
  {
    desc: "ServerResponse.prototype.writeEarlyHints.call(response)",
    run: (response) => ServerResponse.prototype.writeEarlyHints.call(response, { link: "</a>; rel=preload", ...field }),
  },
  {
    desc: "OutgoingMessage.prototype.addTrailers.call(response)",
    run: (response) => {
      response.writeHead(200, { trailer: "access-control-allow-origin" });
      response.write("ok");
      OutgoingMessage.prototype.addTrailers.call(response, field);
    },
  },
  {
    desc: "response.removeHeader = …",
    run: (response) => {
      response.removeHeader = () => undefined;
      response.writeHead(200, field);
    },
  },
  {
    desc: "response.getHeaderNames = …",
    run: (response) => {
      response.getHeaderNames = () => [];
      response.writeHead(200, field);
    },
  },
];

/** On node:http: the seal is broken. SECURITY.md lists each. */
export const pastOnHttp1: readonly Trick<ServerResponse>[] = [
  {
    desc: "const { _storeHeader } = OutgoingMessage.prototype",
    run: storeUnsealed,
  },
  {
    desc: "OutgoingMessage.prototype._storeHeader = …",
    run: (response) => {
      const sealing = prototype._storeHeader;
      prototype._storeHeader = () => storeUnsealed(response);
      response.writeHead(200);
      prototype._storeHeader = sealing;
    },
  },
  {
    desc: "response._header = …",
    run: (response) => {
      response.writeHead(200);
      internals(response)._header = internals(response)._header.replace("\r\n", `\r\n${line}`);
    },
  },
  {
    desc: "response._writeRaw",
    run: (response) => internals(response)._writeRaw(`HTTP/1.1 200 OK\r\n${line}\r\n`, "latin1"),
  },
  {
    desc: "response.socket.write",
    ends: true,
    run: (response) => void response.socket?.end(`HTTP/1.1 200 OK\r\n${line}\r\n`),
  },
  {
    desc: "new ServerResponse(request)",
    ends: true,
    run: (response, request) => {
      const other = new ServerResponse(request);
      response.detachSocket(request.socket);
      other.assignSocket(request.socket);
      other.writeHead(200, { ...field, connection: "close" });
      other.end("ok", () => request.socket.end());
    },
  },
  {
    desc: "new Proxy(response, {})",
    run: (response) => void new Proxy(response, {}).writeHead(200, field),
  },
];

const file = fileURLToPath(import.meta.url);
const streamPrototype = ({ stream }: Http2ServerResponse): ServerHttp2Stream =>
  Object.getPrototypeOf(stream) as ServerHttp2Stream;

let keptRespond: (this: ServerHttp2Stream, headers: object) => void = () => undefined;

/** Keeps a method of Node's class, as code can that runs before the guard's first response. */
export const keepRespond = (response: Http2ServerResponse): void => {
  keptRespond = Reflect.get(streamPrototype(response), "respond") as typeof keptRespond;
};

function replaceRespond(stream: ServerHttp2Stream, act: (inherited: ServerHttp2Stream) => unknown): void {
  attempt(() => act(Object.getPrototypeOf(stream) as ServerHttp2Stream));
  stream.respond({ ":status": 200, ...field });
}

function sendTrailers(stream: ServerHttp2Stream, send: (trailers: typeof field) => void): void {
  stream.respond({ ":status": 200 }, { waitForTrailers: true });
  // The compatibility API would send its own.
  stream.removeAllListeners("wantTrailers");
  stream.on("wantTrailers", () => send(field));
  stream.end("ok");
}

const respondToPush = (error: Error | null, pushed: ServerHttp2Stream): void => {
  if (error !== null) return;
  pushed.respond({ ":status": 200, ...field });
  pushed.end("pushed");
};

/** On http2: the seal holds. */
export const heldOnHttp2: readonly Trick<Http2ServerResponse>[] = [
  { desc: "response.writeHead", run: (response) => void response.writeHead(200, field) },
  { desc: "stream.respond", run: ({ stream }) => stream.respond({ ":status": 200, ...field }) },
  {
    desc: "delete stream.respond",
    run: ({ stream }) => replaceRespond(stream, () => Reflect.deleteProperty(stream, "respond")),
  },
  {
    desc: 'Object.defineProperty(stream, "respond", …)',
    run: ({ stream }) =>
      replaceRespond(stream, (inherited) =>
        Object.defineProperty(stream, "respond", { value: inherited.respond.bind(stream) }),
      ),
  },
  {
    desc: "stream.respondWithFile",
    ends: true,
    run: ({ stream }) => stream.respondWithFile(file, { ":status": 200, ...field }),
  },
  {
    desc: "stream.respondWithFile, by statCheck",
    ends: true,
    run: ({ stream }) =>
      stream.respondWithFile(
        file,
        { ":status": 200 },
        { statCheck: (_, headers) => void Object.assign(headers, field) },
      ),
  },
  { desc: "stream.additionalHeaders", run: ({ stream }) => stream.additionalHeaders({ ":status": 103, ...field }) },
  {
    desc: "response.writeEarlyHints",
    run: (response) => response.writeEarlyHints({ link: "</a>; rel=preload", ...field }),
  },
  {
    desc: "response.addTrailers",
    run: (response) => {
      response.write("ok");
      response.addTrailers(field);
    },
  },
  {
    desc: "stream.sendTrailers",
    ends: true,
    run: ({ stream }) => sendTrailers(stream, (trailers) => stream.sendTrailers(trailers)),
  },
  { desc: "stream.pushStream", run: ({ stream }) => stream.pushStream({ ":path": "/b" }, respondToPush) },
  {
    desc: "Http2Stream.prototype.respond.call(stream)",
    run: (response) => streamPrototype(response).respond.call(response.stream, { ":status": 200, ...field }),
  },
  {
    desc: "Http2Stream.prototype.respondWithFile.call(stream)",
    ends: true,
    run: (response) =>
      streamPrototype(response).respondWithFile.call(response.stream, file, { ":status": 200, ...field }),
  },
  {
    desc: "Http2Stream.prototype.additionalHeaders.call(stream)",
    run: (response) => streamPrototype(response).additionalHeaders.call(response.stream, { ":status": 103, ...field }),
  },
  {
    desc: "Http2Stream.prototype.sendTrailers.call(stream)",
    ends: true,
    run: (response) =>
      sendTrailers(response.stream, (trailers) =>
        streamPrototype(response).sendTrailers.call(response.stream, trailers),
      ),
  },
  {
    desc: "Http2Stream.prototype.pushStream.call(stream)",
    run: (response) => streamPrototype(response).pushStream.call(response.stream, { ":path": "/b" }, {}, respondToPush),
  },
];

/** On http2: the seal is broken. SECURITY.md lists each. */
export const pastOnHttp2: readonly Trick<Http2ServerResponse>[] = [
  {
    desc: "const { respond } = Http2Stream.prototype",
    run: ({ stream }) => keptRespond.call(stream, { ":status": 200, ...field }),
  },
];
