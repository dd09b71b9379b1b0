import type { Outcome } from "../page/outcome.ts";
import { labels } from "./labels.ts";
import type { Lane } from "./sequence.ts";
import { URL } from "../platform.ts";

/** More servers than these share a lane: a diagram must fit a phone and a terminal. */
const maxServers = 3;

/** The lanes of an attempt, in the order in which the trace names them. */
export class Lanes {
  readonly #attackers: ReadonlySet<string>;
  readonly #servers: string[] = [];
  readonly #first: readonly Lane[];

  constructor({ page, engine, request, trace }: Outcome, attackers: readonly string[]) {
    this.#attackers = new Set(attackers);
    const { origin, url } = page;
    const at = URL.canParse(url) ? new URL(url).origin : url;
    const attacker = this.#attackers.has(origin) || this.#attackers.has(at);
    const name = origin === "null" && at !== "null" ? `null (${at})` : origin;
    this.#first = [
      { id: "page", kind: "page", name, attacker },
      { id: "browser", kind: "browser", name: engine, attacker: false },
    ];
    if (request !== undefined) this.of(request.url);
    for (const event of trace) if ("url" in event) this.of(event.url);
  }

  /** The lane of a URL's server; the browser's own where the URL has no server. */
  of(url: string): string {
    if (!URL.canParse(url)) return "browser";
    const { origin, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol)) return "browser";
    if (!this.#servers.includes(origin)) this.#servers.push(origin);
    return `server-${Math.min(this.#servers.indexOf(origin) + 1, maxServers)}`;
  }

  /** The origin of a lane's server; `undefined` where several servers share the lane. */
  originOf(id: string): string | undefined {
    const at = Number(id.slice("server-".length)) - 1;
    return at < maxServers - 1 || this.#servers.length === maxServers ? this.#servers[at] : undefined;
  }

  all(): readonly Lane[] {
    const servers = this.#servers.slice(0, maxServers).map((origin, index): Lane => {
      const id = `server-${index + 1}`;
      const sharing = index === maxServers - 1 ? this.#servers.slice(index) : [origin];
      const attacker = sharing.some((one) => this.#attackers.has(one));
      return { id, kind: "server", name: sharing.length > 1 ? labels.otherServers : origin, attacker };
    });
    return [...this.#first, ...servers];
  }
}
