import http from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import type { Decision } from "../../src/index.ts";
import { guard as guardNest } from "../../src/adapters/nest.ts";
import { guard } from "../../src/adapters/node.ts";
import { corpusPolicy } from "../corpus/policy.ts";
import { token } from "../corpus/row.ts";
import { socketRows } from "../corpus/rows/sockets.ts";
import { exchange, listen } from "@sallyport/testing/http";
import { gatewayModule, platforms, quiet, versions, type Nest } from "./nest-versions.ts";

const policy = corpusPolicy();
const paths = ["/socket", "/ticker"];

type Options = Parameters<typeof guard>[2];
type Start = (options: Options, seen: string[]) => Promise<number>;

const onNode: Start = (options, seen) => {
  const server = http.createServer(guard(policy, (_request, response) => response.end(), options));
  const sockets = new WebSocketServer({ noServer: true });
  const handOver = guard.upgrade(
    policy,
    (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (client) => {
        seen.push("connection");
        client.terminate();
      }),
    options,
  );
  return listen(server.on("upgrade", handOver));
};

const onNest =
  (nest: Nest, platform: string): Start =>
  async (options, seen) => {
    const [first, second] = paths.map((path) => gatewayModule(nest, { path }, seen));
    nest.Module({ imports: [second!], providers: Reflect.getMetadata("providers", first!) as [] })(first!);
    const app = await nest.NestFactory.create(first!, platforms[platform]!(nest), quiet);
    onTestFinished(() => app.close());
    guardNest(policy, app, options ?? {});
    app.useWebSocketAdapter(new nest.WsAdapter(app));
    await app.listen(0, "127.0.0.1");
    return ((app.getHttpServer() as http.Server).address() as AddressInfo).port;
  };

const starts: Readonly<Record<string, Start>> = {
  "node:http": onNode,
  ...Object.fromEntries(
    Object.entries(versions).flatMap(([version, nest]) =>
      Object.keys(platforms).map((platform) => [`NestJS ${version} on ${platform}`, onNest(nest, platform)]),
    ),
  ),
};

const handshakes = socketRows.filter(({ with: fields = [] }) => fields.some((field) => /^upgrade:/i.test(field)));

/** The corpus's handshakes, where somebody switches the protocol. */
describe.each(Object.entries(starts))("on %s", (_, start) => {
  test.each(handshakes)("$desc", async (row) => {
    const seen: string[] = [];
    const decisions: Decision[] = [];
    const port = await start({ token, onDecision: (decision) => void decisions.push(decision) }, seen);
    const { status } = await exchange(port, row);
    const { ran, reason } = row.expect;
    expect({ status, reasons: decisions.map((decision) => decision.reason) }).toEqual({
      status: ran ? 101 : row.expect.status,
      reasons: [reason],
    });
    await expect.poll(() => seen).toEqual(ran ? ["connection"] : []);
  });
});
