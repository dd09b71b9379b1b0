import { app, cookie, crossSite, evil, noCors, sameOrigin, toApp, type Row } from "../row.ts";

const handshake = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
];

const row = (
  desc: string,
  target: string,
  headers: readonly string[],
  status: number,
  reason: NonNullable<Row["expect"]["reason"]>,
  more?: Partial<Row["expect"]>,
): Row => ({
  desc: `handshake: ${desc}`,
  send: `GET ${target}`,
  with: [...handshake, ...headers],
  expect: { status, reason, ran: status === 200, ...more },
});

/** Socket handshakes are changes: no CORS protects them, and cookies come along. */
export const socketRows: readonly Row[] = [
  row("the granted origin", "/socket", [app, cookie], 200, "shared", { headers: toApp }),
  row("an unknown origin", "/socket", [evil, cookie], 403, "origin-unknown", { headers: noCors }),
  row(
    "a sibling",
    "/socket",
    ["Origin: https://promo.bank.example", "Sec-Fetch-Site: same-site", cookie],
    403,
    "origin-unknown",
  ),
  row("a sandboxed frame", "/socket", ["Origin: null", cookie], 403, "origin-null"),
  row("no Origin, cross-site", "/socket", [crossSite, cookie], 403, "origin-absent"),
  row("own page", "/socket", ["Origin: https://api.bank.example", sameOrigin, cookie], 200, "same-origin"),
  row("own Origin on plain http", "/socket", ["Origin: https://api.bank.example", cookie], 200, "same-origin"),
  row("curl", "/socket", [], 200, "non-browser"),
  row("a resource that the origin may only read", "/accounts/1", [app, cookie], 403, "handshake-unshared", {
    headers: noCors,
  }),
  row("an unlisted path", "/unlisted", [app, cookie], 403, "origin-unknown"),
  row(
    "anyone, without the cookie",
    "/ticker",
    [evil, crossSite, "Sec-Fetch-Mode: websocket", cookie],
    200,
    "shared-with-anyone",
    {
      saw: { cookie: null },
    },
  ),
  row("an alias", "/Socket", [app, cookie], 403, "path-alias"),
  {
    ...row("Upgrade in another case, in a list", "/socket", [evil, cookie], 403, "origin-unknown"),
    with: ["Connection: upgrade", "Upgrade: h2c, WebSocket", evil, cookie],
  },
  {
    ...row("a socket's resource is not readable without one", "/socket", [], 200, "not-shared", { headers: noCors }),
    with: [app],
  },
];
