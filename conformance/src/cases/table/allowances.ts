import type { Case, HeaderList } from "../case.ts";
import { caseOf, type FetchPart } from "../row.ts";

const origin: HeaderList = [["access-control-allow-origin", "https://a.localhost"]];
const credentialed: HeaderList = [...origin, ["access-control-allow-credentials", "true"]];

interface Allowance {
  readonly desc: string;
  readonly fetch: FetchPart;
  /** Access-Control-Allow-Methods or -Headers, a line each. */
  readonly lines: readonly string[];
}

const put: FetchPart = { method: "PUT" };
const patch: FetchPart = { method: "PATCH" };

const methodRows: readonly Allowance[] = [
  { desc: "exact", fetch: put, lines: ["PUT"] },
  { desc: "lower case", fetch: put, lines: ["put"] },
  { desc: "lower case of a custom one", fetch: patch, lines: ["patch"] },
  { desc: "lower-case patch in capitals", fetch: { method: "patch" }, lines: ["PATCH"] },
  { desc: "lower-case patch", fetch: { method: "patch" }, lines: ["patch"] },
  { desc: "several", fetch: put, lines: ["GET, POST,PUT ,DELETE"] },
  { desc: "two lines", fetch: put, lines: ["GET", "PUT"] },
  { desc: "*", fetch: put, lines: ["*"] },
  { desc: "* for a custom one", fetch: { method: "FOO" }, lines: ["*"] },
  { desc: "* among others", fetch: put, lines: ["GET, *"] },
  { desc: "missing", fetch: put, lines: [] },
  { desc: "missing, for POST", fetch: { method: "POST", headers: [["x-a", "1"]] }, lines: [] },
  { desc: "missing, for HEAD", fetch: { method: "HEAD", headers: [["x-a", "1"]] }, lines: [] },
  { desc: "another", fetch: put, lines: ["DELETE"] },
  { desc: "another, for POST", fetch: { method: "POST", headers: [["x-a", "1"]] }, lines: ["PUT"] },
  { desc: "empty", fetch: put, lines: [""] },
  { desc: "empty elements", fetch: put, lines: [",, PUT ,,"] },
  { desc: "unparseable", fetch: put, lines: ["PUT, ("] },
  { desc: "unparseable, not needed", fetch: { headers: [["x-a", "1"]] }, lines: ["G ET"] },
  { desc: "quoted", fetch: put, lines: ['"PUT"'] },
  { desc: "separated by spaces", fetch: put, lines: ["GET PUT"] },
  { desc: "separated by semicolons", fetch: put, lines: ["GET; PUT"] },
  { desc: "a tab around", fetch: put, lines: ["GET,\tPUT\t"] },
  { desc: "not ASCII", fetch: put, lines: ["PUT, \u00e9"] },
  { desc: "a prefix", fetch: put, lines: ["PUTS"] },
];

const xa: FetchPart = { headers: [["x-a", "1"]] };
const bearer: FetchPart = { headers: [["authorization", "Bearer x"]] };

const headerRows: readonly Allowance[] = [
  { desc: "exact", fetch: xa, lines: ["x-a"] },
  { desc: "another case", fetch: xa, lines: ["X-A"] },
  { desc: "several", fetch: xa, lines: ["x-c, x-b,x-a ,"] },
  { desc: "two lines", fetch: xa, lines: ["x-b", "x-a"] },
  { desc: "*", fetch: xa, lines: ["*"] },
  { desc: "* among others", fetch: xa, lines: ["x-b, *"] },
  { desc: "missing", fetch: xa, lines: [] },
  { desc: "empty", fetch: xa, lines: [""] },
  { desc: "another", fetch: xa, lines: ["x-b"] },
  {
    desc: "one of two",
    fetch: {
      headers: [
        ["x-a", "1"],
        ["x-b", "1"],
      ],
    },
    lines: ["x-a"],
  },
  { desc: "unparseable", fetch: xa, lines: ["x-a, ("] },
  { desc: "unparseable, not needed", fetch: put, lines: ["x a"] },
  { desc: "separated by spaces", fetch: xa, lines: ["x-b x-a"] },
  { desc: "separated by semicolons", fetch: xa, lines: ["x-b; x-a"] },
  { desc: "not ASCII", fetch: xa, lines: ["x-a, \u00e9"] },
  { desc: "a wildcard within", fetch: xa, lines: ["x-*"] },
  { desc: "authorization by name", fetch: bearer, lines: ["Authorization"] },
  { desc: "authorization under *", fetch: bearer, lines: ["*"] },
  { desc: "authorization and *", fetch: bearer, lines: ["*, authorization"] },
  { desc: "content-type json", fetch: json(), lines: ["content-type"] },
  { desc: "content-type json, missing", fetch: json(), lines: [] },
  { desc: "content-type json, *", fetch: json(), lines: ["*"] },
  { desc: "a safelisted header with an unsafe value", fetch: { headers: [["accept", "a(b"]] }, lines: [] },
  {
    desc: "a safelisted header with an unsafe value, allowed",
    fetch: { headers: [["accept", "a(b"]] },
    lines: ["accept"],
  },
];

const starred: readonly { desc: string; fetch: FetchPart; headers: HeaderList }[] = [
  { desc: "allow-methods *", fetch: put, headers: [["access-control-allow-methods", "*"]] },
  { desc: "allow-methods *, PUT", fetch: put, headers: [["access-control-allow-methods", "*, PUT"]] },
  { desc: "allow-methods *, method *", fetch: { method: "*" }, headers: [["access-control-allow-methods", "*"]] },
  { desc: "allow-headers *", fetch: xa, headers: [["access-control-allow-headers", "*"]] },
  {
    desc: "allow-headers *, header *",
    fetch: { headers: [["*", "1"]] },
    headers: [["access-control-allow-headers", "*"]],
  },
  { desc: "allow-headers *, authorization", fetch: bearer, headers: [["access-control-allow-headers", "*"]] },
  { desc: "allow-methods PUT", fetch: put, headers: [["access-control-allow-methods", "PUT"]] },
  { desc: "allow-headers x-a", fetch: xa, headers: [["access-control-allow-headers", "x-a"]] },
];

function json(): FetchPart {
  return { method: "POST", headers: [["content-type", "application/json"]], body: { text: "{}" } };
}

/** Both allowances, so that only the one that the row is about can fail. */
const rows = (header: string, other: HeaderList, allowances: readonly Allowance[]): Case[] =>
  allowances.map(({ desc, fetch, lines }) =>
    caseOf({
      desc: `${header.slice(15)} ${desc}`,
      fetch,
      preflight: [...origin, ...lines.map((line) => [header, line] as const), ...other],
    }),
  );

export const allowances: readonly Case[] = [
  ...rows("access-control-allow-methods", [["access-control-allow-headers", "x-a"]], methodRows),
  ...rows("access-control-allow-headers", [["access-control-allow-methods", "PUT"]], headerRows),
  ...starred.map(({ desc, fetch, headers }) =>
    caseOf({
      desc: `${desc}, with credentials`,
      fetch: { ...fetch, credentials: "include" },
      preflight: [...credentialed, ...headers],
    }),
  ),
];
