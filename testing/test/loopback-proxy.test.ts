import { connect, createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLoopbackProxy, type LoopbackProxy } from "../src/engines/loopback-proxy.ts";

const echo = createServer((socket) => socket.on("error", () => undefined).pipe(socket));
let proxy: LoopbackProxy;

beforeAll(async () => {
  proxy = await startLoopbackProxy();
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await proxy.close();
  await new Promise((resolve) => echo.close(resolve));
});

const greeting = [5, 1, 0];
const request = (command: number): number[] => {
  const { port } = echo.address() as AddressInfo;
  const name = [...Buffer.from("b-12.test")];
  return [5, command, 0, 3, name.length, ...name, port >> 8, port & 255];
};

/** What comes back when these are sent, until so many bytes have come or the connection ends. */
function exchange(chunks: readonly number[][], length: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(proxy.port, "127.0.0.1");
    let got = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      got = Buffer.concat([got, chunk]);
      if (got.length >= length) socket.end();
    });
    socket.on("error", reject).on("close", () => resolve([...got]));
    for (const chunk of chunks) socket.write(Uint8Array.from(chunk));
  });
}

const connected = [5, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0];

test.each([
  { desc: "step by step", chunks: () => [greeting, request(1), [1, 2, 3]] },
  { desc: "all at once", chunks: () => [[...greeting, ...request(1), 1, 2, 3]] },
  { desc: "byte by byte", chunks: () => [...greeting, ...request(1), 1, 2, 3].map((byte) => [byte]) },
])("any name is this machine: $desc", async ({ chunks }) => {
  expect(await exchange(chunks(), connected.length + 3)).toEqual([...connected, 1, 2, 3]);
});

test("anything but a connection is refused", async () => {
  expect(await exchange([[...greeting, ...request(2)]], 99)).toEqual([5, 0, 5, 7, 0, 1, 0, 0, 0, 0, 0, 0]);
});
