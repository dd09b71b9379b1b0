import { bun as findBun } from "@sallyport/bun-runtime";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import net, { type Socket } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bytesOf } from "../request.ts";
import { isParserRefusal, readResponse, valueOf } from "../response.ts";
import type { Route } from "../routes.ts";
import type { Remote, Run, Seen, Setup, Variant, Verb } from "../variant.ts";
import type { Numbered, Reply } from "../wire.ts";

const executable = findBun();

/** The suite can be a bundle elsewhere. */
const program = join(
  dirname(createRequire(import.meta.url).resolve("sallyport/package.json")),
  "test/mutation/routers/bun-program.ts",
);

/** The longest that a response may take, in milliseconds. */
const patience = 3000;

/** @returns the port of a server that ends with this process */
async function startProgram(options: string): Promise<number> {
  const child = spawn(executable ?? "", ["--conditions=@sallyport/source", program, options], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const signal = AbortSignal.timeout(10_000);
  const [line] = (await once(createInterface(child.stdout), "line", { signal })) as [string];
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as unknown as Socket).unref();
  return Number(line);
}

/** Sends a request over a connection, and waits for its response; `undefined` where the connection ends before that. */
function exchange(socket: Socket, { id, request }: Numbered): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const settle = (response: string | undefined): void => {
      clearTimeout(timer);
      socket.off("data", take).off("close", fail).off("error", fail);
      resolve(response);
    };
    const fail = (): void => settle(undefined);
    const take = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      const response = readResponse(text, request.method);
      if (response !== undefined) settle(text.slice(0, response.end));
    };
    const timer = setTimeout(fail, patience);
    socket.on("data", take).on("close", fail).on("error", fail);
    socket.write(bytesOf(request, id), "latin1");
  });
}

function replyOf(text: string | undefined, method: string): Reply {
  const received = text === undefined ? undefined : readResponse(text, method)?.received;
  return received === undefined || isParserRefusal(received) ? "rejected by the parser" : received;
}

function runOf(routes: readonly Route[], text: string): Run | undefined {
  const ran = valueOf(text, "x-ran");
  if (ran === undefined) return undefined;
  const { pattern, verb, seen } = JSON.parse(ran) as { pattern: string; verb: Verb; seen: Seen };
  return { route: routes.find((route) => route.pattern === pattern)!, verb, seen };
}

/** Bun closes the connection of what its parser cannot read: the next request has a new one. */
async function connectTo(options: string, { routes }: Setup): Promise<Remote> {
  const port = await startProgram(options);
  let socket: Socket | undefined;
  return {
    send: async (one) => {
      if (socket === undefined || socket.destroyed || !socket.writable) {
        socket = net.connect(port, "127.0.0.1").on("error", () => undefined);
        socket.unref();
      }
      const text = await exchange(socket, one);
      if (text === undefined) socket.destroy();
      return { reply: replyOf(text, one.request.method), run: text === undefined ? undefined : runOf(routes, text) };
    },
  };
}

/** Bun's own router, in a process of its own; nothing where Bun isn't installed. */
export const bun: readonly Variant[] =
  executable === undefined
    ? []
    : ["routes by method", "routes as functions"].map((options) => ({
        router: "Bun",
        options,
        build: (setup) => connectTo(options, setup),
      }));
