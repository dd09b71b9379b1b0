import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";
import {
  checkOptions,
  flag,
  optionProblems,
  record,
  ruleFor,
  type OptionRule,
  type OptionRules,
} from "../options/check-options.ts";
import { URL } from "../platform.ts";
import { httpOptionTexts as texts } from "./http-option-texts.ts";

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

/** The longest delay of a JavaScript timer. */
const maxTimerMs = 2 ** 31 - 1;

const wholeNumber = (max: number): OptionRule =>
  ruleFor(
    (value) => Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= max,
    `a whole number from 1 to ${String(max)}`,
  );

const bracketed = /^\[(.*)\](?::([0-9]{1,5}))?$/;
const plain = /^([0-9.]+)(?::([0-9]{1,5}))?$/;

function parseAddress(text: string): Address | undefined {
  const [, host = text, port] = bracketed.exec(text) ?? plain.exec(text) ?? [];
  if (isIP(host) === 0 || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return undefined;
  return { host, port: port === undefined ? undefined : Number(port) };
}

function isHostPattern(name: string): boolean {
  const fixed = name.replace(/^\*(?:\.|$)/, "");
  const url = `http://${fixed === "" ? "a" : fixed}/`;
  return URL.canParse(url) && !fixed.includes("*") && (fixed === "" || new URL(url).hostname === fixed.toLowerCase());
}

const hosts: OptionRule = (name, value) =>
  typeof value !== "object" || value === null
    ? record(name, value)
    : Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([host, address]) => [
        ...(isHostPattern(host) ? [] : [texts.host(host)]),
        ...(typeof address === "string" && parseAddress(address) !== undefined ? [] : [texts.address(host, address)]),
      ]);

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

const certificatesIn = (ca: NonNullable<HttpNetworkOptions["ca"]>): readonly string[] =>
  [ca].flat().flatMap((text) => text.match(pem) ?? []);

function parses(certificate: string): boolean {
  try {
    // A secure context takes a certificate that does not parse without a word.
    return new X509Certificate(certificate).raw.length > 0;
  } catch {
    return false;
  }
}

const ca: OptionRule = (name, value) => {
  const given: readonly unknown[] = [value].flat();
  const isPem = (one: unknown): one is string => typeof one === "string" && one.match(pem) !== null;
  if (given.length === 0 || !given.every(isPem)) return texts.certificates(name);
  return certificatesIn(given).every(parses) ? undefined : texts.certificate(name);
};

const timeoutRules: OptionRules<HttpTimeouts> = {
  head: wholeNumber(maxTimerMs),
  gap: wholeNumber(maxTimerMs),
  exchange: wholeNumber(maxTimerMs),
};

const rules: OptionRules<HttpNetworkOptions> = {
  hosts,
  ca,
  rejectUnauthorized: flag,
  timeout: (name, value) => optionProblems(name, value, timeoutRules).map((problem) => `${name}: ${problem}`),
  maxHeadBytes: wholeNumber(Number.MAX_SAFE_INTEGER),
  maxBodyBytes: wholeNumber(Number.MAX_SAFE_INTEGER),
};

/** What is wrong with options. */
export const networkProblems = (options: unknown): readonly string[] => optionProblems("The value", options, rules);

/** @throws TypeError that lists the problems */
export function settingsOf(options: HttpNetworkOptions): HttpSettings {
  checkOptions("httpNetwork", options, rules);
  const { hosts: named = {}, ca: trusted, rejectUnauthorized = true, timeout = {} } = options;
  return {
    hosts: new Map(
      Object.entries(named).flatMap(([name, text]) => {
        const address = parseAddress(text);
        return address === undefined ? [] : [[name.toLowerCase(), address]];
      }),
    ),
    secureContext: trusted === undefined ? undefined : createSecureContext({ ca: [...certificatesIn(trusted)] }),
    rejectUnauthorized,
    timeout: { head: timeout.head ?? 30_000, gap: timeout.gap ?? 30_000, exchange: timeout.exchange ?? 120_000 },
    maxHeadBytes: options.maxHeadBytes ?? 384 * 1024,
    maxBodyBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
  };
}
