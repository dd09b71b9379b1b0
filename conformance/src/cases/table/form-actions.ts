import type { Case, Place, Route, SubmitAction } from "../case.ts";
import { response } from "../row.ts";
import { leavingCase, other } from "./navigations.ts";

interface FormActionRow {
  readonly desc: string;
  /** The value of the directive; or a whole policy, where it has a directive's name in it. */
  readonly policy: string;
  readonly header?: string;
  readonly page?: string;
  readonly action?: Partial<SubmitAction>;
  readonly routes?: Readonly<Record<string, Route>>;
}

const pageWith = (policy: string, header = "content-security-policy", url = "https://a.localhost/page"): Place => ({
  url,
  headers: [[header, policy]],
});

/** A form of a page with a policy, posted to another site unless a row says otherwise. */
const formCase = ({ desc, policy, header, page, action, routes }: FormActionRow): Case =>
  leavingCase({
    desc: `form-action: ${desc}`,
    page: pageWith(policy, header, page),
    ...(routes && { routes }),
    action: { kind: "submit", to: other, method: "post", fields: [["a", "1"]], ...action },
  });

const sources = [
  "",
  "'none'",
  "'self'",
  "*",
  "https:",
  "http:",
  "https://b.localhost:*",
  "https://b.localhost:*/r",
  "https://b.localhost:*/x",
  "*.localhost:*",
  "https://c.localhost:*",
].map((source) => formCase({ desc: source, policy: `form-action ${source}` }));

const own = "https://a.localhost/r";

const targets = (
  [
    ["https://a.localhost/page", own],
    ["https://a.localhost/page", "https://x.a.localhost/r"],
    ["http://a.localhost/page", own],
    ["http://a.localhost/page", "http://a.localhost/r"],
    ["https://a.localhost/page", "http://a.localhost/r"],
  ] as const
).flatMap(([page, to]) =>
  ["'self'", "*", "https:"].map((source) =>
    formCase({ desc: `${source} of ${page} to ${to}`, page, policy: `form-action ${source}`, action: { to } }),
  ),
);

const to = (location: string, status = 302): Route => ({ actual: response([["location", location]], status) });

const redirected = [302, 303, 307, 308].flatMap((status) => [
  formCase({
    desc: `'self', redirected ${String(status)} to another site`,
    policy: "form-action 'self'",
    action: { to: "https://a.localhost/1" },
    routes: { "/1": to(other, status) },
  }),
  formCase({
    desc: `of another site, redirected ${String(status)} to a third`,
    policy: "form-action https://b.localhost:*",
    action: { to: "https://b.localhost/1" },
    routes: { "/1": to("https://c.localhost/r", status) },
  }),
]);

const redirectedPaths = [
  formCase({
    desc: "a path, redirected to another of the site",
    policy: "form-action https://b.localhost:*/1",
    action: { to: "https://b.localhost/1" },
    routes: { "/1": to(other) },
  }),
  formCase({
    desc: "'self', redirected by GET",
    policy: "form-action 'self'",
    action: { to: "https://a.localhost/1", method: "get" },
    routes: { "/1": to(other) },
  }),
  formCase({
    desc: "both sites, redirected",
    policy: "form-action 'self' https://b.localhost:*",
    action: { to: "https://a.localhost/1" },
    routes: { "/1": to(other) },
  }),
  formCase({
    desc: "'self', redirected to another site and back",
    policy: "form-action 'self'",
    action: { to: "https://a.localhost/1" },
    routes: { "/1": to("https://b.localhost/2"), "/2": to(own) },
  }),
  formCase({
    desc: "'self', redirected in a new window",
    policy: "form-action 'self'",
    action: { to: "https://a.localhost/1", target: "_blank", clicked: true },
    routes: { "/1": to(other) },
  }),
  formCase({
    desc: "'self', redirected in a frame",
    policy: "form-action 'self'",
    action: { to: "https://a.localhost/1", target: "frame" },
    routes: { "/1": to(other) },
  }),
];

const ways = (
  [
    ["GET", { method: "get" }],
    ["a new window", { target: "_blank", clicked: true }],
    ["a frame", { target: "frame" }],
    ["_top", { target: "_top" }],
    ["a button's action", { to: own, submitter: { formAction: other } }],
    ["a button's action at home", { submitter: { formAction: own } }],
    ["a click", { clicked: true }],
    ["text/plain", { enctype: "text/plain" }],
  ] as const
).map(([desc, action]) => formCase({ desc: `'self', ${desc}`, policy: "form-action 'self'", action }));

const inline = "script-src 'unsafe-inline'";

const written = [
  formCase({ desc: "not by default-src", policy: `default-src 'none'; ${inline}` }),
  formCase({ desc: "the first of two", policy: "form-action *; form-action 'none'" }),
  formCase({ desc: "two policies", policy: "form-action *, form-action 'none'" }),
  formCase({
    desc: "report only",
    policy: "form-action 'none'",
    header: "content-security-policy-report-only",
  }),
  formCase({
    desc: "beside frame-src, in a frame",
    policy: "form-action *; frame-src 'none'",
    action: { target: "frame" },
  }),
  formCase({ desc: "sandboxed", policy: "form-action 'self'; sandbox allow-scripts allow-forms", action: { to: own } }),
];

const others = (["link", "location", "frame"] as const).map((by) =>
  leavingCase({
    desc: `form-action: 'none', ${by}`,
    page: pageWith("form-action 'none'"),
    action: { kind: "navigate", by, to: other },
  }),
);

/** Content Security Policy of the page: where its forms may go. */
export const formActions: readonly Case[] = [
  ...sources,
  ...targets,
  ...redirected,
  ...redirectedPaths,
  ...ways,
  ...written,
  ...others,
];
