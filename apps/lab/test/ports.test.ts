import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { listen } from "../src/ports.ts";
import { startLab } from "../src/start-lab.ts";

const answer = { listener: (_: unknown, response: { end(text: string): unknown }): void => void response.end("here") };

/** A port that another program has. */
async function occupied(host: string): Promise<{ port: number; free: () => Promise<void> } | undefined> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, host, resolve));
  } catch {
    return undefined; // a machine without IPv6
  }
  const free = (): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));
  return { port: (server.address() as AddressInfo).port, free };
}

test("the wanted port is taken where it is free", async () => {
  const first = await listen(answer, 0);
  await first.close();
  const second = await listen(answer, first.port);
  expect(second.port).toBe(first.port);
  expect(await (await fetch(`http://127.0.0.1:${second.port}/`)).text()).toBe("here");
  await second.close();
  await expect(fetch(`http://127.0.0.1:${second.port}/`)).rejects.toThrow();
});

test.each(["127.0.0.1", "::1"])("where it is not, on %s, a free one is", async (host) => {
  const other = await occupied(host);
  if (other === undefined) return;
  const lab = await startLab({ port: Math.min(other.port, 65_530), onStart: () => undefined });
  try {
    const { port } = new URL(lab.url);
    expect(Number(port)).not.toBe(other.port);
    expect((await fetch(`http://127.0.0.1:${port}/lab.css`)).status).toBe(200);
  } finally {
    await lab.close();
    await other.free();
  }
});
