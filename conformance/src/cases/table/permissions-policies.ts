import type { Case, HeaderList, Place } from "../case.ts";
import { securePage } from "../row.ts";

/**
 * Whether a script may wait for a request. That of a data: URL reaches no server, and the model's scripts can't wait here at
 * all: only the error of the policy counts.
 */
const source = `const xhr = new XMLHttpRequest();
try {
  xhr.open("GET", to, false);
  xhr.send();
} catch (error) {
  return error.name === "NetworkError" ? [error.name, xhr.readyState, xhr.status] : false;
}
return false;`;

const waiting = (desc: string, page: Place): Case => ({
  desc: `permissions policy: ${desc}`,
  page,
  routes: {},
  actions: [{ kind: "source", to: "data:text/plain,x", source }],
});

const withHeaders = (headers: HeaderList): Case =>
  waiting(headers.map(([name, value]) => `${name}: ${value}`).join(" and "), { ...securePage, headers });

const values = [
  "sync-xhr=()",
  "sync-xhr=(self)",
  "sync-xhr=*",
  "sync-xhr=self",
  "sync-xhr=(*)",
  "sync-xhr",
  "sync-xhr=none",
  "sync-xhr=(none)",
  "sync-xhr=(src)",
  "sync-xhr=?0",
  "sync-xhr=?1",
  "sync-xhr=1",
  'sync-xhr="self"',
  'sync-xhr=("*")',
  'sync-xhr=("https://b.localhost")',
  'sync-xhr=("https://other.example" self)',
  "sync-xhr=(self;x=1)",
  "sync-xhr=();report-to=x",
  "sync-xhr=(), sync-xhr=*",
  "sync-xhr=*, sync-xhr=()",
  "camera=(), sync-xhr=(), geolocation=(self)",
  "unknown=(), sync-xhr=()",
  "sync-xhr=(), camera=(",
  "sync-xhr=(),",
  "sync-xhr=( )",
  "sync-xhr=(\t)",
  "sync-xhr =()",
  "sync-xhr 'none'",
  "sync-xhr=('none')",
  "SYNC-XHR=()",
  "sync-xhr=(), Camera=()",
  "camera=()",
  "",
];

const policy = "permissions-policy";

const headers: readonly HeaderList[] = [
  ...values.map((value): HeaderList => [[policy, value]]),
  [
    [policy, "sync-xhr=()"],
    [policy, "camera=()"],
  ],
  [
    [policy, "sync-xhr=()"],
    [policy, "sync-xhr=*"],
  ],
  [
    [policy, "sync-xhr=()"],
    [policy, "camera=("],
  ],
  [[`${policy}-report-only`, "sync-xhr=()"]],
  [["feature-policy", "sync-xhr 'none'"]],
  [["document-policy", "sync-xhr=?0"]],
];

const attributes = [
  "",
  "sync-xhr",
  "sync-xhr 'none'",
  "sync-xhr none",
  "sync-xhr 'self'",
  "sync-xhr 'src'",
  "sync-xhr *",
  "sync-xhr https://other.example",
  "SYNC-XHR 'NONE'",
  "sync-xhr 'none'; sync-xhr *",
  "sync-xhr *; sync-xhr 'none'",
  "camera;sync-xhr 'none'",
  "camera, sync-xhr 'none'",
  "sync-xhr=()",
];

/** What Permissions Policy lets a page request. */
export const permissionsPolicies: readonly Case[] = [
  ...headers.map(withHeaders),
  ...attributes.map((allow) => waiting(`allow="${allow}" in a frame`, { ...securePage, frame: "srcdoc", allow })),
  ...(["blank", "blob"] as const).map((frame) =>
    waiting(`allow="sync-xhr 'none'" in a frame, ${frame}`, { ...securePage, frame, allow: "sync-xhr 'none'" }),
  ),
  ...["sync-xhr=()", "sync-xhr=(self)"].map((value) =>
    waiting(`${value} around a frame`, {
      ...securePage,
      headers: [[policy, value]],
      frame: "srcdoc",
      allow: "sync-xhr *",
    }),
  ),
];
