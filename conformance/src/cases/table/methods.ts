import type { Case } from "../case.ts";
import { caseOf } from "../row.ts";

const normalized = ["get", "Get", "head", "post", "put", "delete", "options", "dElEtE"];
const asWritten = [
  "patch",
  "PATCH",
  "Patch",
  "foo",
  "FOO",
  "QUERY",
  "PROPFIND",
  "chicken",
  "!#$%&'*+-.^_`|~",
  "x".repeat(64),
];
const forbidden = ["CONNECT", "connect", "TRACE", "TrAcE", "TRACK", "track"];
const malformed = ["", " ", "GET ", "A B", "A\tB", "A,B", "A/B", "(", "é", "GET\r\n"];

export const methods: readonly Case[] = [
  ...["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", ...normalized, ...asWritten].map((method) =>
    caseOf({ desc: `method ${method}`, fetch: { method }, preflight: allowing(method) }),
  ),
  ...forbidden.map((method) => caseOf({ desc: `forbidden method ${method}`, fetch: { method } })),
  ...malformed.map((method) =>
    caseOf({
      desc: `malformed method ${JSON.stringify(method)}`,
      fetch: { method },
      preflight: [["access-control-allow-origin", "https://a.localhost"]],
    }),
  ),
];

function allowing(method: string): [string, string][] {
  const upper = ["get", "head", "post", "put", "delete", "options"].includes(method.toLowerCase());
  return [
    ["access-control-allow-origin", "https://a.localhost"],
    ["access-control-allow-methods", upper ? method.toUpperCase() : method],
  ];
}
