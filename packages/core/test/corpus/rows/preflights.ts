import { app, evil, noCors, type Expectation, type Row } from "../row.ts";

const vary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
const asks = (method: string): string => `Access-Control-Request-Method: ${method}`;
const wants = (names: string): string => `Access-Control-Request-Headers: ${names}`;

const granted = (
  desc: string,
  target: string,
  headers: readonly string[],
  fields: NonNullable<Expectation["headers"]>,
): Row => ({
  desc,
  send: `OPTIONS ${target}`,
  with: headers,
  expect: {
    status: 204,
    reason: "preflight-shared",
    ran: false,
    headers: { vary, "cache-control": "no-store", "access-control-expose-headers": null, ...fields },
    body: "",
  },
});

const refused = (
  desc: string,
  target: string,
  headers: readonly string[],
  reason: NonNullable<Expectation["reason"]>,
): Row => ({
  desc,
  send: `OPTIONS ${target}`,
  with: headers,
  expect: { status: 403, reason, ran: false, headers: { ...noCors, vary, "cache-control": "no-store" } },
});

const put = asks("PUT");
const account = {
  "access-control-allow-origin": "https://app.bank.example",
  "access-control-allow-credentials": "true",
  "access-control-allow-methods": "GET,HEAD,PUT,DELETE",
  "access-control-allow-headers": "content-type,if-match",
  "access-control-max-age": "600",
};

const named = (origin: string): Row =>
  granted(`${origin} is admitted by its pattern`, "/accounts/1", [`Origin: ${origin}`, asks("GET")], {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": null,
    "access-control-allow-methods": "GET,HEAD",
    "access-control-max-age": null,
  });

const stranger = (origin: string): Row =>
  refused(`${origin} is admitted by no pattern`, "/accounts/1", [`Origin: ${origin}`, asks("GET")], "preflight-origin");

const manyNames = Array.from({ length: 130 }, (_, index) => `x-${String(index)}`).join(",");

/** Preflights: answered by the gate, by the policy of the target path and method. */
export const preflightRows: readonly Row[] = [
  granted("PUT", "/accounts/1", [app, put], account),
  granted("GET of a grant", "/accounts/1", [app, asks("GET")], account),
  granted("HEAD goes with GET", "/accounts/1", [app, asks("HEAD")], account),
  granted("one header", "/accounts/1", [app, put, wants("content-type")], account),
  granted("two headers in any order", "/accounts/1", [app, put, wants("if-match,content-type")], account),
  granted("headers in any case, with spaces", "/accounts/1", [app, put, wants("If-Match , Content-Type")], account),
  granted("names repeated, as Firefox does", "/accounts/1", [app, put, wants("if-match,if-match")], account),
  granted("empty elements", "/accounts/1", [app, put, wants(",if-match,,")], account),
  granted("no names at all", "/accounts/1", [app, put, wants("")], account),
  granted("names on two lines", "/accounts/1", [app, put, wants("if-match"), wants("content-type")], account),
  granted("the query is no part of the path", "/accounts/1?next=/rates", [app, put], account),
  granted("the token header, where a token is demanded", "/orders", [app, asks("POST"), wants("x-csrf-token")], {
    "access-control-allow-headers": "x-csrf-token",
  }),
  granted("anyone, from anywhere", "/rates/eur", [evil, asks("GET")], {
    "access-control-allow-origin": "*",
    "access-control-allow-credentials": null,
  }),
  granted("anyone, from a sandboxed frame", "/rates/eur", ["Origin: null", asks("GET")], {
    "access-control-allow-origin": "*",
  }),
  granted("a named grant wins over anyone", "/mixed", [app, asks("GET")], {
    "access-control-allow-origin": "https://app.bank.example",
    "access-control-allow-credentials": "true",
  }),
  granted("anyone beside a named grant", "/mixed", [evil, asks("GET")], {
    "access-control-allow-origin": "*",
    "access-control-allow-credentials": null,
  }),
  granted("PATCH with any header", "/wild", [app, asks("PATCH"), wants("x-anything,x-else")], {
    "access-control-allow-headers": "*",
    "access-control-allow-credentials": null,
  }),
  granted("a preflight that a source admits", "/partner/data", ["Origin: https://partner.example", asks("GET")], {
    "access-control-allow-origin": "https://partner.example",
  }),
  named("https://pr-1.preview.bank.example"),
  named("https://a.b.deep.bank.example"),
  named("https://a.deep.bank.example"),
  named("http://localhost"),
  named("http://localhost:5173"),
  named("capacitor://localhost"),
  stranger("https://preview.bank.example"),
  stranger("https://a.b.preview.bank.example"),
  stranger("https://.preview.bank.example"),
  stranger("https://evilpreview.bank.example"),
  stranger("https://deep.bank.example"),
  stranger("https://xdeep.bank.example"),
  stranger("http://pr-1.preview.bank.example"),
  stranger("https://pr-1.preview.bank.example:8443"),
  stranger("https://pr-1.preview.bank.example."),
  stranger("https://localhost"),
  stranger("http://localhost.evil.example"),
  stranger("http://127.0.0.1"),
  stranger("ionic://localhost"),
  stranger("null"),
  stranger("https://app.bank.example, https://app.bank.example"),
  refused("a preflight of an unknown origin", "/accounts/1", [evil, put], "preflight-origin"),
  refused("a granted origin under an unlisted path", "/unlisted", [app, put], "preflight-origin"),
  refused(
    "own origin: browsers send no preflight to it",
    "/accounts/1",
    ["Origin: https://api.bank.example", put],
    "preflight-origin",
  ),
  refused("a source that refuses", "/partner/data", ["Origin: https://other.example", asks("GET")], "preflight-origin"),
  refused("a source that fails", "/partner/data", ["Origin: https://broken.example", asks("GET")], "source-failed"),
  refused("a method that is not granted", "/accounts/1", [app, asks("POST")], "preflight-method"),
  refused("methods are case-sensitive", "/accounts/1", [app, asks("put")], "preflight-method"),
  refused("patch is not PATCH", "/wild", [app, asks("patch")], "preflight-method"),
  refused("two methods", "/accounts/1", [app, asks("PUT"), asks("DELETE")], "preflight-method"),
  refused("a method list", "/accounts/1", [app, asks("PUT, DELETE")], "preflight-method"),
  refused("an empty method", "/accounts/1", [app, asks("")], "preflight-method"),
  refused("a forbidden method", "/accounts/1", [app, asks("TRACE")], "preflight-method"),
  refused("a wildcard is no method", "/accounts/1", [app, asks("*")], "preflight-method"),
  refused("__proto__ is no method", "/accounts/1", [app, asks("__proto__")], "preflight-method"),
  refused("a header that is not granted", "/accounts/1", [app, put, wants("x-admin")], "preflight-headers"),
  refused(
    "one of two headers is not granted",
    "/accounts/1",
    [app, put, wants("content-type,x-admin")],
    "preflight-headers",
  ),
  refused(
    "the token header, where none is demanded",
    "/accounts/1",
    [app, put, wants("x-csrf-token")],
    "preflight-headers",
  ),
  refused("Authorization under a wildcard", "/wild", [app, asks("PATCH"), wants("authorization")], "preflight-headers"),
  refused("a literal * is a header name", "/accounts/1", [app, put, wants("*")], "preflight-headers"),
  refused("names that are no tokens", "/accounts/1", [app, put, wants("if match")], "preflight-headers"),
  refused("more names than any page has", "/accounts/1", [app, put, wants(manyNames)], "preflight-headers-budget"),
  refused("8 KB of names", "/accounts/1", [app, put, wants("x".repeat(8000))], "preflight-headers-budget"),
  refused("8,000 commas", "/accounts/1", [app, put, wants(",".repeat(8000))], "preflight-headers-budget"),
  refused("8,000 spaces", "/accounts/1", [app, put, wants(`a${" ".repeat(8000)}b`)], "preflight-headers-budget"),
  refused("an alias of a resource", "/Accounts/1", [app, put], "path-alias"),
  refused("an ambiguous path", "/accounts/1%2F2", [app, put], "path-ambiguous"),
  {
    desc: "64 KB of request headers never reach the gate, and nothing opens",
    needs: "target-as-sent",
    send: "OPTIONS /accounts/1",
    with: [app, put, wants("x".repeat(65_536))],
    expect: { status: 431, ran: false, headers: noCors },
  },
  {
    ...refused("debug: an origin failure stays what it is", "/accounts/1", [evil, put], "preflight-origin"),
    variant: "debug",
  },
  {
    desc: "debug: a method failure lets the browser name the method",
    variant: "debug",
    send: "OPTIONS /accounts/1",
    with: [app, asks("PATCH")],
    expect: {
      status: 204,
      reason: "preflight-method",
      ran: false,
      headers: {
        "access-control-allow-origin": "https://app.bank.example",
        "access-control-allow-methods": "GET,HEAD,PUT,DELETE",
        "access-control-allow-headers": null,
        "access-control-max-age": "0",
      },
    },
  },
  {
    desc: "debug: POST is not read from Allow-Methods, so the status must fail",
    variant: "debug",
    send: "OPTIONS /accounts/1",
    with: [app, asks("POST")],
    expect: {
      status: 403,
      reason: "preflight-method",
      ran: false,
      headers: { "access-control-allow-origin": "https://app.bank.example" },
    },
  },
  {
    desc: "debug: a header failure lets the browser name the header",
    variant: "debug",
    send: "OPTIONS /accounts/1",
    with: [app, put, wants("x-admin")],
    expect: {
      status: 204,
      reason: "preflight-headers",
      ran: false,
      headers: {
        "access-control-allow-origin": "https://app.bank.example",
        "access-control-allow-headers": "content-type,if-match",
        "access-control-max-age": "0",
      },
    },
  },
];
