import type { Case, HeaderList } from "../case.ts";
import { caseOf, granted, securePage, type Row, type XhrPart } from "../row.ts";

const json: HeaderList = [["content-type", "application/json"]];
const exact: HeaderList = [["access-control-allow-origin", "https://a.localhost"]];
const anyone: HeaderList = [["access-control-allow-origin", "*"]];

const requests: readonly { desc: string; xhr: XhrPart }[] = [
  { desc: "GET", xhr: {} },
  { desc: "lower-case get", xhr: { method: "get" } },
  { desc: "HEAD", xhr: { method: "HEAD" } },
  { desc: "POST", xhr: { method: "POST", body: { text: "x" } } },
  { desc: "PUT", xhr: { method: "PUT", body: { text: "x" } } },
  { desc: "DELETE", xhr: { method: "DELETE" } },
  { desc: "patch", xhr: { method: "patch" } },
  { desc: "PATCH", xhr: { method: "PATCH" } },
  { desc: "TRACE", xhr: { method: "TRACE" } },
  { desc: "connect", xhr: { method: "connect" } },
  { desc: "a malformed method", xhr: { method: "A B" } },
  { desc: "an empty method", xhr: { method: "" } },
  { desc: "x-a", xhr: { headers: [["x-a", "1"]] } },
  {
    desc: "x-a twice",
    xhr: {
      headers: [
        ["x-a", "1"],
        ["x-a", "2"],
      ],
    },
  },
  { desc: "x-requested-with", xhr: { headers: [["X-Requested-With", "XMLHttpRequest"]] } },
  {
    desc: "a forbidden header",
    xhr: {
      headers: [
        ["origin", "x"],
        ["cookie", "a=1"],
      ],
    },
  },
  { desc: "a malformed header", xhr: { headers: [["a b", "1"]] } },
  { desc: "a malformed value", xhr: { headers: [["x-a", "1\n2"]] } },
  { desc: "an empty value", xhr: { headers: [["x-a", ""]] } },
  { desc: "JSON", xhr: { method: "POST", body: { text: "{}" }, headers: json } },
  { desc: "JSON without a body", xhr: { method: "POST", headers: json } },
  {
    desc: "content-type without a charset",
    xhr: { method: "POST", body: { text: "x" }, headers: [["content-type", "text/plain"]] },
  },
  {
    desc: "content-type with another charset",
    xhr: { method: "POST", body: { text: "x" }, headers: [["content-type", "text/plain;charset=latin1"]] },
  },
  { desc: "GET with a body", xhr: { body: { text: "x" } } },
  { desc: "withCredentials", xhr: { withCredentials: true } },
  { desc: "withCredentials, PUT", xhr: { withCredentials: true, method: "PUT" } },
  { desc: "responseType json", xhr: { responseType: "json" } },
  { desc: "responseType text", xhr: { responseType: "text" } },
  { desc: "an unknown responseType", xhr: { responseType: "yaml" } },
  { desc: "a timeout that does not come", xhr: { timeout: 3000 } },
  { desc: "a malformed URL", xhr: { to: "https://" } },
  { desc: "a same-origin URL", xhr: { to: "https://a.localhost/r" } },
  { desc: "a same-site URL", xhr: { to: "https://x.a.localhost/r" } },
  { desc: "an http URL", xhr: { to: "http://b.localhost/r" } },
  { desc: "userinfo", xhr: { to: "https://user:pass@b.localhost/r" } },
];

const uploads = ["loadstart", "load", "loadend", "error"];

const failures: readonly Row[] = [
  { desc: "no grant", xhr: {}, actual: [] },
  {
    desc: "no grant, POST with an upload listener",
    xhr: { method: "POST", body: { text: "x" }, uploadListener: "error" },
    preflight: [],
  },
  { desc: "a wildcard with credentials", xhr: { withCredentials: true }, actual: anyone },
  { desc: "no allow-credentials", xhr: { withCredentials: true }, actual: exact },
  { desc: "another origin", xhr: {}, actual: [["access-control-allow-origin", "https://b.localhost"]] },
  { desc: "a refused preflight", xhr: { method: "PUT" }, preflight: [] },
  { desc: "a preflight of 404", xhr: { method: "PUT" }, preflightStatus: 404 },
  { desc: "a wildcard preflight with credentials", xhr: { method: "PUT", withCredentials: true }, preflight: anyone },
  { desc: "an error status", xhr: {}, status: 500 },
  { desc: "an error status without a grant", xhr: {}, status: 500, actual: [] },
  { desc: "204", xhr: {}, status: 204 },
  { desc: "304", xhr: {}, status: 304 },
  {
    desc: "headers exposed",
    xhr: {},
    more: [
      ["x-a", "1"],
      ["x-b", "2"],
      ["access-control-expose-headers", "X-A"],
    ],
  },
  {
    desc: "headers in two lines",
    xhr: {},
    more: [
      ["x-a", "1"],
      ["x-a", "2"],
      ["access-control-expose-headers", "*"],
    ],
  },
];

function redirected(desc: string, location: string, xhr: XhrPart = {}): Case {
  const preflight = {
    status: 204,
    headers: [...anyone, ["access-control-allow-methods", "*"], ["access-control-allow-headers", "*"]] as const,
  };
  const actual = { status: 307, headers: [...anyone, ["location", location]] as const };
  return {
    desc: `xhr: redirected ${desc}`,
    page: securePage,
    routes: { "/1": { preflight, actual }, "/2": { ...granted(), preflight } },
    actions: [{ kind: "xhr", to: "https://b.localhost/1", ...xhr }],
  };
}

export const xhr: readonly Case[] = [
  ...requests.map(({ desc, xhr: request }) => caseOf({ desc: `xhr: ${desc}`, xhr: request })),
  ...uploads.flatMap((uploadListener) => [
    caseOf({ desc: `xhr: upload ${uploadListener}`, xhr: { method: "POST", body: { text: "x" }, uploadListener } }),
    caseOf({
      desc: `xhr: upload ${uploadListener}, refused`,
      xhr: { method: "POST", body: { text: "x" }, uploadListener },
      preflight: [],
    }),
  ]),
  ...uploads.flatMap((uploadListener) => [
    caseOf({
      desc: `xhr: upload ${uploadListener} without a body, refused`,
      xhr: { method: "DELETE", uploadListener },
      preflight: [],
    }),
    caseOf({
      desc: `xhr: upload ${uploadListener}, refused after the preflight`,
      xhr: { method: "POST", body: { text: "x" }, uploadListener },
      actual: [],
    }),
    caseOf({
      desc: `xhr: upload ${uploadListener}, same-origin`,
      xhr: { to: "https://a.localhost/r", method: "POST", body: { text: "x" }, uploadListener },
    }),
  ]),
  caseOf({ desc: "xhr: upload listener without a body", xhr: { method: "POST", uploadListener: "load" } }),
  caseOf({ desc: "xhr: upload listener on GET", xhr: { uploadListener: "load" } }),
  caseOf({
    desc: "xhr: upload listener, same-origin",
    xhr: { to: "https://a.localhost/r", method: "POST", body: { text: "x" }, uploadListener: "load" },
  }),
  ...failures.map((row) => caseOf({ ...row, desc: `xhr: ${row.desc}` })),
  redirected("to the same origin", "/2"),
  redirected("to another origin", "https://c.localhost/2"),
  redirected("to the page's origin", "https://a.localhost/2"),
  redirected("to another origin with a body", "https://c.localhost/2", { method: "POST", body: { text: "x" } }),
  redirected("to another origin with PUT", "https://c.localhost/2", { method: "PUT", body: { text: "x" } }),
  redirected("to a data URL", "data:,x"),
];
