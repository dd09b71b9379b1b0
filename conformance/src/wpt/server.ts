import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Test } from "./tests.ts";

/** A server of a checkout, at whose ports every name is this machine's. */
export interface TestServer {
  readonly host: string;
  readonly ports: Readonly<Record<"http" | "https", readonly number[]>>;
  /** Starts it again where it has ended. */
  ensure(): Promise<void>;
  close(): Promise<void>;
}

export function urlOf({ path, https }: Test, { host, ports }: TestServer): string {
  return https ? `https://${host}:${ports.https[0] ?? 443}/${path}` : `http://${host}:${ports.http[0] ?? 80}/${path}`;
}

export interface Loaded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const maxBytes = 16 * 1024 * 1024;

/** Loads a document or a script of the checkout, whose name is this machine's. Redirects are not followed. */
export function load(url: string, boundMs: number): Promise<Loaded> {
  const { protocol, host, hostname, port, pathname, search } = new URL(url);
  const send = protocol === "https:" ? httpsRequest : httpRequest;
  const options = {
    host: "127.0.0.1",
    port,
    path: pathname + search,
    headers: { host, accept: "*/*" },
    rejectUnauthorized: false,
    servername: hostname,
    agent: false as const,
    signal: AbortSignal.timeout(boundMs),
  };
  return new Promise((resolve, reject) => {
    const request = send(options, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) request.destroy(new Error(`${url}: over ${maxBytes} bytes`));
        chunks.push(chunk);
      });
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    request.on("error", reject).end();
  });
}
