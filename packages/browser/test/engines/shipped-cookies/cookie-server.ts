import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { vi } from "vitest";
import { makeCertificate } from "@sallyport/testing/certificate";

export type Scheme = "http" | "https";

/** What the server does at a URL that has its key. */
export interface Answer {
  readonly set?: readonly string[];
  readonly location?: string;
  readonly html?: string;
}

/** A server of bytes, since node:http sends no control characters. */
export class CookieServer {
  readonly #seen: { key: string | undefined; cookie: string }[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #servers = new Map<Scheme, Server>();
  readonly #sockets = new Set<Socket>();
  #ports: Record<Scheme, number> = { http: 0, https: 0 };
  #hosts = 0;

  async listen(): Promise<void> {
    const serve = (socket: Socket): void => this.#serve(socket);
    this.#servers.set("http", createServer(serve)).set("https", createTlsServer(await makeCertificate(), serve));
    for (const [scheme, server] of this.#servers) {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      this.#ports[scheme] = (server.address() as AddressInfo).port;
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers.values()) await new Promise((resolve) => server.close(resolve));
  }

  /** A name that no other case has; right below localhost a site of its own. */
  newHost(below = "localhost"): string {
    this.#hosts += 1;
    return `c${this.#hosts}.${below}`;
  }

  url(scheme: Scheme, host: string, path = "/", answer?: Answer): string {
    const base = `${scheme}://${host}:${this.#ports[scheme]}${path}`;
    if (answer === undefined) return base;
    const key = `k${this.#answers.size}`;
    this.#answers.set(key, answer);
    return `${base}?${key}`;
  }

  /** The Cookie header that came with the URL's request; waits for it. */
  async cookiesAt(url: string): Promise<string> {
    const key = new URL(url).search.slice(1);
    return vi
      .waitUntil(() => this.#seen.findLast((one) => one.key === key), { timeout: 5000, interval: 10 })
      .then(({ cookie }) => cookie);
  }

  #serve(socket: Socket): void {
    let head = "";
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket)).on("error", () => socket.destroy());
    socket.setEncoding("latin1").on("data", (text: string) => {
      head += text;
      for (let end = head.indexOf("\r\n\r\n"); end !== -1; end = head.indexOf("\r\n\r\n")) {
        socket.write(this.#answer(head.slice(0, end)), "latin1");
        head = head.slice(end + 4);
      }
    });
  }

  #answer(head: string): string {
    const key = /^\S+ \S*\?(\w+) /.exec(head)?.[1];
    const cookie = /^cookie: (.*)$/im.exec(head)?.[1]?.trimEnd() ?? "";
    this.#seen.push({ key, cookie });
    const { set = [], location, html } = this.#answers.get(key ?? "") ?? {};
    const body = html ?? JSON.stringify(Array.from(cookie, (one) => one.charCodeAt(0)));
    return [
      location === undefined ? "HTTP/1.1 200 OK" : "HTTP/1.1 302 Found",
      ...(location === undefined ? [] : [`Location: ${location}`]),
      ...set.map((line) => `Set-Cookie: ${line}`),
      "Content-Type: text/html",
      "Cache-Control: no-store",
      `Content-Length: ${body.length}`,
      "",
      body,
    ].join("\r\n");
  }
}
