import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";
import { URL } from "../platform.ts";

/** Milliseconds, each more than 0 and less than 2^31. */
export interface HttpTimeouts {
  /** From the start until the response's head is there: name, connection, TLS handshake and interim responses included. Default: 30,000. */
  readonly head?: number;
  /** Without a byte of the body, unless what has come waits for its reader. Default: 30,000. */
  readonly gap?: number;
  /** From the start until the last byte of the body. Default: 120,000. */
  readonly exchange?: number;
}

export interface HttpNetworkOptions {
  /**
   * Where names lead to, like Chromium's `--host-resolver-rules`: an IP address, with a port if every port is meant to
   * lead there. `*.bank.example` stands for every name below, `*` for every name; the most exact one holds. The Host
   * header, and the name that a certificate must bear, stay as in the URL. Default: none. Besides, `localhost` and the
   * names below it are the loopback addresses, whatever a name server returns.
   *
   * Permitted: `{ "api.bank.example": "127.0.0.1:8443" }`, `{ "*.example": "[::1]:8080" }`, `{ "*": "10.0.0.7" }`.
   * Prohibited: `{ "api.bank.example": "localhost" }`, `{ "https://api.bank.example": "127.0.0.1" }`, `{ "a*": "::1" }`.
   */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Certificates in PEM; a server's must lead to one of them. Default: those that Node trusts. */
  readonly ca?: string | readonly string[];
  /** Whether a server must show a certificate that is good for its name. False is for tests. Default: true. */
  readonly rejectUnauthorized?: boolean;
  readonly timeout?: HttpTimeouts;
  /** Bytes of the response's head, with its status line and all interim responses before it; an engine's own limit holds too. Default: 393,216. */
  readonly maxHeadBytes?: number;
  /** Bytes of the body as it is sent, before content codings are undone. Default: 67,108,864. */
  readonly maxBodyBytes?: number;
}

export interface Address {
  readonly host: string;
  /** `undefined`: the URL's. */
  readonly port: number | undefined;
}

export interface HttpSettings {
  readonly hosts: ReadonlyMap<string, Address>;
  readonly secureContext: SecureContext | undefined;
  readonly rejectUnauthorized: boolean;
  readonly timeout: Required<HttpTimeouts>;
  readonly maxHeadBytes: number;
  readonly maxBodyBytes: number;
}

const names = ["hosts", "ca", "rejectUnauthorized", "timeout", "maxHeadBytes", "maxBodyBytes"];
const timeoutNames = ["head", "gap", "exchange"];

/** The longest delay of a JavaScript timer. */
const maxTimerMs = 2 ** 31 - 1;

function onlyKnown(what: string, value: object, known: readonly string[]): void {
  for (const name of Object.keys(value))
    if (!known.includes(name))
      throw new TypeError(`There is no ${what} ${JSON.stringify(name)}; there are ${known.join(", ")}.`);
}

function wholeNumber(name: string, value: number, max: number = Number.MAX_SAFE_INTEGER): number {
  if (!(Number.isSafeInteger(value) && value > 0 && value <= max))
    throw new TypeError(`${name} is a whole number from 1 to ${String(max)}, not ${JSON.stringify(value)}.`);
  return value;
}

const bracketed = /^\[(.*)\](?::([0-9]{1,5}))?$/;
const plain = /^([0-9.]+)(?::([0-9]{1,5}))?$/;

function parseAddress(name: string, text: string): Address {
  const [, host = text, port] = bracketed.exec(text) ?? plain.exec(text) ?? [];
  if (isIP(host) === 0 || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535)
    throw new TypeError(
      `hosts: ${JSON.stringify(name)} leads to an IP address, with or without a port, not to ${JSON.stringify(text)}.`,
    );
  return { host, port: port === undefined ? undefined : Number(port) };
}

function parseHosts(hosts: Readonly<Record<string, string>>): ReadonlyMap<string, Address> {
  const parsed = new Map<string, Address>();
  for (const [name, address] of Object.entries(hosts)) {
    const fixed = name.replace(/^\*(?:\.|$)/, "");
    const url = `http://${fixed === "" ? "a" : fixed}/`;
    if (!URL.canParse(url) || fixed.includes("*") || (fixed !== "" && new URL(url).hostname !== fixed.toLowerCase()))
      throw new TypeError(`hosts: ${JSON.stringify(name)} is not a host name, such as "api.example" or "*.example".`);
    parsed.set(name.toLowerCase(), parseAddress(name, address));
  }
  return parsed;
}

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

function contextOf(ca: HttpNetworkOptions["ca"]): SecureContext | undefined {
  if (ca === undefined) return undefined;
  const certificates = [ca].flat().map((text) => text.match(pem) ?? []);
  if (certificates.length === 0 || certificates.some((found) => found.length === 0))
    throw new TypeError("ca is a text with certificates in PEM, or a list of such texts.");
  try {
    // A secure context takes a certificate that does not parse without a word.
    for (const certificate of certificates.flat()) new X509Certificate(certificate);
    return createSecureContext({ ca: certificates.flat() });
  } catch (cause) {
    throw new TypeError("ca has a certificate that does not parse.", { cause });
  }
}

/** @throws TypeError for an option that is not known, or has a value that makes no sense */
export function settingsOf(options: HttpNetworkOptions): HttpSettings {
  onlyKnown("option of httpNetwork", options, names);
  const { hosts = {}, ca, rejectUnauthorized = true, timeout = {} } = options;
  onlyKnown("timeout", timeout, timeoutNames);
  return {
    hosts: parseHosts(hosts),
    secureContext: contextOf(ca),
    rejectUnauthorized,
    timeout: {
      head: wholeNumber("timeout.head", timeout.head ?? 30_000, maxTimerMs),
      gap: wholeNumber("timeout.gap", timeout.gap ?? 30_000, maxTimerMs),
      exchange: wholeNumber("timeout.exchange", timeout.exchange ?? 120_000, maxTimerMs),
    },
    maxHeadBytes: wholeNumber("maxHeadBytes", options.maxHeadBytes ?? 384 * 1024),
    maxBodyBytes: wholeNumber("maxBodyBytes", options.maxBodyBytes ?? 64 * 1024 * 1024),
  };
}
