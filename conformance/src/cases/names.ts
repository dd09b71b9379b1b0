import type { Domain } from "./domain.ts";
import type { Isolation } from "./isolation.ts";

export interface Ports {
  readonly http: number;
  readonly https: number;
}

const origin = /(https?):\/\/([^\s/?#@,"]*@)?((?:[a-z0-9-]+\.)+localhost)(?![\w.:-])/gi;
const pathOfUrl = /^(\s*(?:https?:)?\/\/[^/?#]*|)(?=\/)/i;

/** The two ways between the names that a case is written in and those that it runs under; the ports are the server's. */
export class Names {
  readonly isolation: Isolation;
  readonly #id: string;
  readonly #ports: Ports;
  readonly #domain: Domain;

  constructor(id: string, ports: Ports, isolation: Isolation, domain: Domain = "localhost") {
    this.#id = id;
    this.#ports = ports;
    this.#domain = domain;
    this.isolation = isolation;
  }

  /** Any text with origins in it. */
  origins(text: string): string {
    const ported = this.#hosts(text).replace(origin, (whole: string, scheme: string) => {
      const port = scheme.toLowerCase() === "https" ? this.#ports.https : this.#ports.http;
      return `${whole}:${port}`;
    });
    return this.#domain === "localhost" ? ported : inSpelling(ported, /\blocalhost\b/gi, this.#domain);
  }

  url(text: string): string {
    const url = this.origins(text);
    if (this.isolation !== "path") return url;
    const whole = /^https?:\/\/[^/?#]+$/i.test(url) ? `${url}/` : url;
    return whole.replace(pathOfUrl, (start: string) => `${start}/c/${this.#id}`);
  }

  /** The text as the case has it. */
  plain(text: string): string {
    const { http, https } = this.#ports;
    const named = this.#domain === "localhost" ? text : inSpelling(text, /(?<=\.)test\b/gi, "localhost");
    const ported = named.replaceAll(new RegExp(`(\\.localhost\\.?):(?:${http}|${https})\\b`, "gi"), "$1");
    return this.isolation === "path"
      ? ported.replaceAll(`/c/${this.#id}/`, "/")
      : ported.replaceAll(new RegExp(`-${this.#id}(?=\\.localhost)`, "gi"), "");
  }

  #hosts(text: string): string {
    if (this.isolation === "path") return text;
    return text.replace(/\b([a-z0-9]+)\.localhost\b/gi, (whole: string, label: string) => {
      const page = label.toLowerCase() === "a" && this.isolation === "servers";
      return page ? whole : `${label}-${this.#id}${whole.slice(label.length)}`;
    });
  }
}

/** The other name, in capitals where the one was. */
function inSpelling(text: string, name: RegExp, other: string): string {
  return text.replaceAll(name, (whole) => (whole === whole.toUpperCase() ? other.toUpperCase() : other));
}

interface Addressed {
  readonly id: string;
  readonly path: string;
}

/** The case that a request belongs to, and the path that it asks for in the case's own words. */
export function addressOf(host: string, target: string): Addressed | undefined {
  const [, shared, rest] = /^\/c\/([^/?#]+)(\/[^?#]*)/.exec(target) ?? [];
  if (shared !== undefined && rest !== undefined) return { id: shared, path: rest };
  const [, own] = /-([a-z0-9]+)\.(?:localhost|test)\.?(?::\d+)?$/i.exec(host) ?? [];
  const [path] = /^[^?#]*/.exec(target) ?? [];
  return own === undefined || path === undefined ? undefined : { id: own, path };
}
