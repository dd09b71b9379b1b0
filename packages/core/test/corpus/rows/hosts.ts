import { about, app, cookie, noCors, type Row } from "../row.ts";

export const refused = { ...noCors, "cache-control": "no-store", "content-type": "application/problem+json" };
export const get = "GET /rates/eur";

const passes = (desc: string, host: string): Row => ({
  desc: `Host ${host} passes: ${desc}`,
  send: get,
  with: [`Host: ${host}`],
  expect: { status: 200, reason: "non-browser", ran: true },
});

const fails = (desc: string, host: string, status: 400 | 421): Row => ({
  desc: `Host ${JSON.stringify(host)} fails: ${desc}`,
  send: get,
  with: [`Host: ${host}`, cookie],
  expect: { status, reason: status === 400 ? "host-invalid" : "host-unknown", ran: false, headers: refused },
});

/** A change without Sec-Fetch-Site: from the server's own page, or refused. */
const ownOrigin = (desc: string, host: string, origin: string, own: boolean): Row => ({
  desc: `own origin under Host ${host}: ${desc}`,
  send: "POST /transfers",
  with: [`Host: ${host}`, `Origin: ${origin}`],
  body: "a=1",
  expect: own
    ? { status: 200, reason: "same-origin", ran: true }
    : { status: 403, reason: "origin-unknown", ran: false, headers: noCors },
});

/** A page that the server itself serves at its address, in the scheme of the connection. */
const atAddress = (desc: string, host: string, origin: string, own: boolean): Row => ({
  ...ownOrigin(desc, host, origin, own),
  desc: `at an address, Host ${host} and Origin ${origin}: ${desc}`,
  needs: "own-socket",
});

/** The handler reads one of the names, and nobody knows which. */
const conflict = (desc: string, send: string, host: string): Row => ({
  desc: `absolute form beside another Host: ${desc}`,
  needs: "raw-head",
  send,
  with: [`Host: ${host}`, ...(send.startsWith("POST") ? [cookie, "Origin: https://api.bank.example"] : [])],
  ...(send.startsWith("POST") ? { body: "a=1" } : {}),
  expect: { status: 400, reason: "host-conflict", ran: false, headers: refused },
});

/** Host: missing, invalid, two, unknown (DNS rebinding), and what cannot be rebound. */
export const hostRows: readonly Row[] = [
  passes("it is in self", "api.bank.example"),
  passes("a port is not compared", "api.bank.example:9999"),
  ...about("address", [
    atAddress("a page at the address", "10.0.0.7:8080", "http://10.0.0.7:8080", true),
    atAddress("a page at an IPv6 address", "[fd00::7]:8080", "http://[fd00::7]:8080", true),
    atAddress("the default port", "10.0.0.7:80", "http://10.0.0.7", true),
    atAddress("another port", "10.0.0.7:8080", "http://10.0.0.7:9090", false),
    atAddress("another address", "10.0.0.7:8080", "http://10.0.0.8:8080", false),
    atAddress("another scheme than the socket's", "10.0.0.7:8080", "https://10.0.0.7:8080", false),
    {
      ...atAddress("a forwarded scheme says nothing", "10.0.0.7", "https://10.0.0.7", false),
      with: ["Host: 10.0.0.7", "Origin: https://10.0.0.7", "X-Forwarded-Proto: https", "Forwarded: proto=https"],
    },
    atAddress("localhost is a name", "localhost:8080", "http://localhost:8080", false),
    {
      ...atAddress("behind hostHeader only self counts", "10.0.0.7", "http://10.0.0.7", false),
      variant: "proxy",
      with: ["Host: 10.0.0.7", "X-Forwarded-Host: 10.0.0.7", "Origin: http://10.0.0.7"],
    },
  ]),
  ...about("ports", [
    ownOrigin("a port that self lists", "admin.bank.example:8443", "https://admin.bank.example:8443", true),
    ownOrigin("without a port, the entry's", "admin.bank.example", "https://admin.bank.example:8443", true),
    ownOrigin("the default port is no port", "api.bank.example:443", "https://api.bank.example", true),
    ownOrigin("a port that self does not list", "api.bank.example:9999", "https://api.bank.example", false),
    ownOrigin("nor is the port's own origin listed", "api.bank.example:9999", "https://api.bank.example:9999", false),
  ]),
  ...about("self", [
    passes("a pattern of self has it", "a.pages.example"),
    fails("a pattern of self is one label deep", "x.a.pages.example", 421),
    fails("a pattern of self does not hold its own domain", "pages.example", 421),
    ownOrigin("a pattern's", "a.pages.example", "https://a.pages.example", true),
    ownOrigin("another name of the pattern", "a.pages.example", "https://b.pages.example", false),
    passes("a pattern of hosts has it", "api-7.svc.cluster.local:8080"),
    ownOrigin("a pattern of hosts has none", "api-7.svc.cluster.local", "https://api-7.svc.cluster.local", false),
    passes("a source knows it", "shop.customer.example"),
    passes("a source knows it in any case, with a port and a dot", "Shop.Customer.example.:8443"),
    ownOrigin("a customer's domain", "shop.customer.example", "https://shop.customer.example", true),
    ownOrigin(
      "a customer's domain with a port",
      "shop.customer.example:8443",
      "https://shop.customer.example:8443",
      true,
    ),
    ownOrigin("a customer's domain over http", "shop.customer.example", "http://shop.customer.example", false),
    {
      ...fails("the source that would know it is down", "down.example", 421),
      expect: { status: 503, reason: "host-source-failed", ran: false, headers: refused },
    },
    {
      desc: "behind a proxy: a customer's domain in the forwarded name",
      variant: "proxy",
      send: "POST /transfers",
      with: ["Host: api", "X-Forwarded-Host: shop.customer.example", "Origin: https://shop.customer.example", cookie],
      body: "a=1",
      expect: { status: 200, reason: "same-origin", ran: true },
    },
  ]),
  passes("case folds", "API.Bank.Example"),
  passes("one trailing dot is dropped", "api.bank.example."),
  passes("the second entry of self", "admin.bank.example:8443"),
  passes("it is in hosts", "api"),
  passes("an address cannot be rebound, so health probes work", "127.0.0.1:8080"),
  passes("any address", "10.0.0.7"),
  passes("IPv6", "[::1]:3000"),
  passes("exactly localhost", "localhost:3000"),
  fails("another name that resolves here (DNS rebinding)", "rebound.example", 421),
  fails("a suffix of ours", "bank.example", 421),
  fails("a prefix of ours", "api.bank.example.evil.example", 421),
  fails("below ours", "x.api.bank.example", 421),
  fails("below localhost is looked up", "evil.localhost", 421),
  fails("a hosts name as a label", "api.evil.example", 421),
  { ...fails("a number that a resolver would take for an address", "2130706433", 400), needs: "raw-head" },
  { ...fails("a short address", "127.1", 400), needs: "raw-head" },
  ...about("platform", [{ ...fails("userinfo", "api.bank.example@evil.example", 400), needs: "host-without-url" }]),
  { ...fails("a list", "api.bank.example, evil.example", 400), needs: "host-without-url" },
  { ...fails("a path", "api.bank.example/x", 400), needs: "host-without-url" },
  { ...fails("port out of range", "api.bank.example:99999", 400), needs: "host-without-url" },
  { ...fails("empty port", "api.bank.example:", 400), needs: "host-without-url" },
  { ...fails("two trailing dots", "api.bank.example..", 400), needs: "raw-head" },
  { ...fails("long IPv6", "[0:0:0:0:0:0:0:1]", 400), needs: "host-without-url" },
  {
    desc: "an empty Host",
    needs: "host-without-url",
    send: get,
    with: ["Host:"],
    expect: { status: 400, reason: "host-invalid", ran: false, headers: refused },
  },
  {
    desc: "two Host lines, each of them ours",
    needs: "raw-head",
    send: get,
    with: ["Host: api.bank.example", "Host: api.bank.example"],
    expect: { status: 400, reason: "host-duplicate", ran: false, headers: refused },
  },
  {
    desc: "two Host lines, the second one hostile",
    needs: "raw-head",
    send: get,
    with: ["Host: api.bank.example", "host: evil.example"],
    expect: { status: 400, reason: "host-duplicate", ran: false, headers: refused },
  },
  ...about("probes", [
    {
      desc: "no Host, HTTP/1.0: a probe from before Host, which no browser is",
      needs: "http-version",
      send: "GET /rates/eur HTTP/1.0",
      noHost: true,
      expect: { status: 200, reason: "non-browser", ran: true },
    },
    ...[
      "Origin: https://evil.example",
      "Sec-Fetch-Site: none",
      cookie,
      "Referer: https://evil.example/",
      "Authorization: Bearer a",
    ].map((field): Row => ({
      desc: `no Host, HTTP/1.0, and ${field}`,
      needs: "host-without-url",
      send: "GET /rates/eur HTTP/1.0",
      noHost: true,
      with: [field],
      expect: { status: 400, reason: "host-missing", ran: false, headers: refused },
    })),
    {
      desc: "no Host, HTTP/1.0, and a change",
      needs: "host-without-url",
      send: "POST /transfers HTTP/1.0",
      noHost: true,
      body: "a=1",
      expect: { status: 400, reason: "host-missing", ran: false, headers: refused },
    },
  ]),
  conflict("an unknown Host", "GET http://api.bank.example/rates/eur", "evil.example"),
  conflict(
    "a change, which the handler files under the Host",
    "POST http://api.bank.example/transfers",
    "evil.example",
  ),
  conflict("a hostile authority", "GET http://evil.example/rates/eur", "api.bank.example"),
  conflict("both are ours", "GET http://api.bank.example/rates/eur", "admin.bank.example:8443"),
  conflict("another port", "GET http://api.bank.example:8080/rates/eur", "api.bank.example"),
  conflict("the default port of another scheme", "GET http://api.bank.example/rates/eur", "api.bank.example:443"),
  ...[
    ["http://api.bank.example", "api.bank.example"],
    ["http://API.bank.example", "api.bank.example"],
    ["http://api.bank.example:80", "api.bank.example"],
    ["http://api.bank.example", "api.bank.example:80"],
    ["https://api.bank.example:443", "api.bank.example"],
  ].map(([origin = "", host = ""]): Row => ({
    desc: `absolute form ${origin} and Host ${host} are one name`,
    needs: "raw-head",
    send: `GET ${origin}/rates/eur`,
    with: [`Host: ${host}`],
    expect: { status: 200, reason: "non-browser", ran: true },
  })),
  {
    desc: "absolute form with userinfo",
    needs: "raw-head",
    send: "GET http://api.bank.example@evil.example/rates/eur",
    expect: { status: 400, reason: "host-invalid", ran: false },
  },
  {
    desc: "a preflight under an unknown Host gets no CORS header",
    send: "OPTIONS /accounts/1",
    with: ["Host: rebound.example", app, "Access-Control-Request-Method: GET"],
    expect: { status: 421, reason: "host-unknown", ran: false, headers: refused },
  },
];
