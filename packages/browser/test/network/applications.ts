import type { IncomingMessage, ServerResponse } from "node:http";
import { inProcess, type App } from "../../src/network/in-process.ts";

export const origin = "https://api.example";

export const network = (app: App): ReturnType<typeof inProcess> => inProcess({ [origin]: app });

/** What an application says of a request. */
export interface Said {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly own: string;
  readonly body: string;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function say(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  const said: Said = {
    method,
    url,
    host: headers.host ?? "",
    own: String(headers["x-own"]),
    body: await textOf(request),
  };
  response.setHeader("X-Answer", ["1", "2"]);
  response.end(JSON.stringify(said));
}

export const listener = (request: IncomingMessage, response: ServerResponse): void => void say(request, response);

export async function webSays(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const said: Said = {
    method,
    url: pathname + search,
    host: headers.get("host") ?? "",
    own: headers.get("x-own") ?? "",
    body: await request.text(),
  };
  return new Response(JSON.stringify(said), {
    headers: [
      ["X-Answer", "1"],
      ["X-Answer", "2"],
    ],
  });
}

export type Node = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Two arguments are what a listener is known by. */
export const listening =
  (act: Node): App =>
  (request: IncomingMessage, response: ServerResponse) =>
    act(request, response);

export const half = (response: ServerResponse): ServerResponse => {
  response.writeHead(200, { "Content-Length": 10 });
  response.write("hi");
  return response;
};
