import { connect as connectTcp, isIP, type LookupFunction, type Socket } from "node:net";
import { checkServerIdentity, connect as connectTls } from "node:tls";
import { lookup as systemLookup } from "node:dns";
import type { Address, HttpSettings } from "./http-options.ts";

/** https://www.rfc-editor.org/rfc/rfc6761#section-6.3: without a name server. */
const isLocalhost = (host: string): boolean => /^(?:.*\.)?localhost\.?$/.test(host);

const loopback = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
] as const;

const lookup: LookupFunction = (host, options, callback) => {
  if (!isLocalhost(host)) systemLookup(host, options, callback);
  else if (options.all === true) callback(null, [...loopback]);
  else callback(null, loopback[0].address, loopback[0].family);
};

/** Of each address but the last, in milliseconds. Node's own 250 end an attempt where a script keeps the thread longer. */
const attemptTimeout = 3_000;

/** The address that the most exact rule has for a name. */
function ruleFor(host: string, hosts: ReadonlyMap<string, Address>): Address | undefined {
  const exact = hosts.get(host);
  if (exact !== undefined) return exact;
  for (let at = host.indexOf("."); at >= 0; at = host.indexOf(".", at + 1)) {
    const below = hosts.get(`*${host.slice(at)}`);
    if (below !== undefined) return below;
  }
  return hosts.get("*");
}

/** Connects to the server of a URL. */
export function connect(url: URL, settings: HttpSettings, onConnect: (socket: Socket) => void): Socket {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const rule = ruleFor(url.hostname, settings.hosts);
  const secure = url.protocol === "https:";
  const port = rule?.port ?? Number(url.port === "" ? (secure ? 443 : 80) : url.port);
  const to = { host: rule?.host ?? host, port, lookup, noDelay: true, autoSelectFamilyAttemptTimeout: attemptTimeout };
  if (!secure) {
    const socket = connectTcp(to, () => onConnect(socket));
    return socket;
  }
  const { secureContext, rejectUnauthorized } = settings;
  const socket = connectTls(
    {
      ...to,
      rejectUnauthorized,
      ...(secureContext === undefined ? {} : { secureContext }),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // The name in the URL is what counts, wherever a rule has led.
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
      ALPNProtocols: ["http/1.1"],
    },
    () => onConnect(socket),
  );
  return socket;
}
