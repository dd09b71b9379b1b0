// What Chromium 150 sends, as node:http lists it (`rawHeaders`): 15 fields, and 13 of a preflight.
import { host, originAt, path } from "./policy.mjs";

const browser = [
  ["sec-ch-ua-platform", '"Linux"'],
  [
    "User-Agent",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
  ],
  ["sec-ch-ua", '"Not;A=Brand";v="8", "Chromium";v="150"'],
  ["sec-ch-ua-mobile", "?0"],
];
const closing = [
  ["Accept-Encoding", "gzip, deflate, br, zstd"],
  ["Accept-Language", "en-US,en;q=0.9"],
];
const metadata = (site) => [
  ["Sec-Fetch-Site", site],
  ["Sec-Fetch-Mode", "cors"],
  ["Sec-Fetch-Dest", "empty"],
];
const opening = (host) => [
  ["Host", host],
  ["Connection", "keep-alive"],
];
const cookie = ["Cookie", "session=8f14e45fceea167a5a36dedd4bea2543"];

const read = ({ host, origin, site }) => [
  ...opening(host),
  ...browser,
  ["Accept", "*/*"],
  ["Origin", origin],
  ...metadata(site),
  ["Referer", `${origin}/`],
  ...closing,
  cookie,
];

const post = ({ host, origin, site }) => [
  ...opening(host),
  ["Content-Length", "0"],
  ...browser,
  ["Origin", origin],
  ...metadata(site),
  ["Referer", `${origin}/`],
  ...closing,
  cookie,
];

const preflight = ({ host, origin }) => [
  ...opening(host),
  ["Accept", "*/*"],
  ["Access-Control-Request-Method", "POST"],
  ["Access-Control-Request-Headers", "content-type"],
  ["Origin", origin],
  browser[1],
  ["Sec-Fetch-Mode", "cors"],
  ["Sec-Fetch-Site", "cross-site"],
  ["Sec-Fetch-Dest", "empty"],
  ["Referer", `${origin}/`],
  ...closing,
];

/** The kinds of requests that are measured; `origin` is the one that the policy names. */
export const kinds = {
  "granted GET": { method: "GET", status: 200, fields: (host, origin) => read({ host, origin, site: "cross-site" }) },
  preflight: { method: "OPTIONS", status: 204, fields: (host, origin) => preflight({ host, origin }) },
  "same-origin POST": {
    method: "POST",
    status: 200,
    fields: (host) => post({ host, origin: `http://${host}`, site: "same-origin" }),
  },
  "refused POST": {
    method: "POST",
    status: 403,
    fields: (host, origin) => post({ host, origin: origin.replace("//", "//not-"), site: "cross-site" }),
  },
};

/**
 * A request over one connection; `Connection: keep-alive` is among its fields.
 * @param n of how many origins the last one sends it
 */
export function requestText(kind, n) {
  const { method, fields } = kinds[kind];
  const lines = fields(host, originAt(n - 1)).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`;
}
