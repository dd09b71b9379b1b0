import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface LoopbackProxy {
  readonly port: number;
  close(): Promise<void>;
}

const [version, noAuthentication, connectCommand, domainName, notSupported] = [5, 0, 1, 3, 7];

/**
 * A SOCKS proxy that takes every name to this machine, at the port that is asked for: for an engine that cannot be told
 * where names are. What it carries is unchanged. https://www.rfc-editor.org/rfc/rfc1928
 */
export async function startLoopbackProxy(): Promise<LoopbackProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => serve(keep(client), (port) => keep(connect(port, "127.0.0.1"))));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(client: Socket, open: (port: number) => Socket): void {
  let bytes = Buffer.alloc(0);
  let greeted = false;
  const read = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!greeted && bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt8(1)) {
      greeted = true;
      bytes = bytes.subarray(2 + bytes.readUInt8(1));
      client.write(Uint8Array.of(version, noAuthentication));
    }
    const length = greeted ? requestLength(bytes) : undefined;
    if (length === undefined || bytes.length < length) return;
    client.off("data", read);
    if (bytes.readUInt8(1) !== connectCommand) return void client.end(reply(notSupported));
    carry(client, open(bytes.readUInt16BE(length - 2)), bytes.subarray(length));
  };
  client.on("data", read);
}

/** Of the request at the beginning of the bytes: its address is a name, or has 4 or 16 bytes. */
function requestLength(bytes: Buffer): number | undefined {
  if (bytes.length < 5) return undefined;
  const kind = bytes.readUInt8(3);
  const address = kind === domainName ? 1 + bytes.readUInt8(4) : kind === 1 ? 4 : 16;
  return 4 + address + 2;
}

function carry(client: Socket, server: Socket, first: Buffer): void {
  server.once("connect", () => {
    client.write(reply(0));
    server.write(first);
    client.pipe(server).pipe(client);
  });
  server.once("close", () => client.destroy());
  client.once("close", () => server.destroy());
}

const reply = (status: number): Uint8Array => Uint8Array.of(version, status, 0, 1, 0, 0, 0, 0, 0, 0);
