import type { CauseName } from "../cause-texts.ts";

/** What the words of a failed connection say, of a browser, of Node or of a system. */
const signs: readonly (readonly [cause: CauseName, words: RegExp])[] = [
  [
    "unknown-host",
    /\bENOTFOUND\b|\bEAI_AGAIN\b|NAME_NOT_RESOLVED|UNKNOWN_HOST|NXDOMAIN|hostname could not be found|IP address could not be found|ould not resolve|unable to resolve|can't find the server/i,
  ],
  ["nobody-listens", /CONNECTION_REFUSED|\bECONNREFUSED\b|Connection refused|curl: \(7\)/],
  [
    "tls",
    /\bERR_(?:CERT|SSL|BAD_SSL)|PKIX|SEC_ERROR|SSL_ERROR|CERT_|certificate|LEAF_SIGNATURE|\bSSL\b|curl: \(35\)|\bEPROTO\b/,
  ],
  [
    "dropped",
    /CONNECTION_(?:RESET|CLOSED)|EMPTY_RESPONSE|NET_(?:RESET|INTERRUPT)|\bECONNRESET\b|socket hang up|connection was lost|Empty reply|Connection reset/,
  ],
  [
    "offline",
    /INTERNET_DISCONNECTED|NO_INTERNET|NS_ERROR_OFFLINE|ADDRESS_UNREACHABLE|\bE(?:HOST|NET)UNREACH\b|to be offline/,
  ],
];

/** What the words of a failed connection show; `undefined` where they leave it open. */
export const connectionCause = (words: string | undefined): CauseName | undefined =>
  words === undefined ? undefined : signs.find(([, sign]) => sign.test(words))?.[0];
