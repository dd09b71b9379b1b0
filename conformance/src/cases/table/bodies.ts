import type { Body, Case } from "../case.ts";
import { caseOf, securePage, sourceCases } from "../row.ts";

const bodies: readonly { desc: string; body: Body }[] = [
  { desc: "text", body: { text: "x" } },
  { desc: "empty text", body: { text: "" } },
  { desc: "bytes", body: { bytes: [0, 255] } },
  { desc: "URLSearchParams", body: { params: [["a", "1"]] } },
  { desc: "FormData", body: { form: [["a", "1"]] } },
  { desc: "a blob of text/plain", body: { blob: "x", type: "text/plain" } },
  { desc: "a blob of application/json", body: { blob: "{}", type: "application/json" } },
  { desc: "a blob of text/plain; application/json", body: { blob: "{}", type: "text/plain; application/json" } },
  { desc: "a blob without a type", body: { blob: "x", type: "" } },
  { desc: "a stream", body: { stream: "x" } },
];

const slowly = (headMs: number, bodyMs: number): Case["routes"][string] => ({
  actual: {
    status: 0,
    headers: [],
    raw: [
      headMs,
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
      bodyMs,
      "x",
    ],
  },
  preflight: {
    status: 200,
    headers: [
      ["access-control-allow-origin", "*"],
      ["access-control-allow-methods", "PUT"],
    ],
  },
});

const fetching = (kibibytes: number, keepalive = true): string =>
  `fetch(to, { method: "POST", keepalive: ${keepalive}, body: "x".repeat(${kibibytes * 1024}) }).then((r) => r.text(), (e) => e.name)`;

/** Firefox counts a body until its other process has heard of the end, which a page does not see. */
const untilSent = (fetched: string): string =>
  `(async () => {
    for (let left = 20; ; left--) {
      const found = await ${fetched};
      if (found !== "TypeError" || left === 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })()`;

const waiting = "new Promise((resolve) => setTimeout(resolve, 200))";

/** Valid and invalid types of a Blob. */
const blobTypes = [
  "text",
  "text/",
  "/plain",
  "text/plain;",
  "text/plain;;",
  "text/plain application/json;a=b",
  "text/plain; a",
  "text/plain; a=",
  "text/plain; =b",
  "text/plain; a=b",
  "text/plain;a=b;c=d",
  "text/plain; a=b c",
  'text/plain; a="b c"',
  'text/plain; a="b',
  "text/plain; charset=latin1",
  "TEXT/Plain",
  "text /plain",
  "text/ plain",
  "text/pl{ain",
  "text/plain; a =b",
  "text/plain; a= b",
  'text/plain; a="b" ; c=d',
  "te,xt/plain",
  "text/plain, text/html",
  "application/x-www-form-urlencoded",
  "a/b",
];

/** What a script says of its text, which an XMLHttpRequest encodes as UTF-8 whatever it says. */
const textTypes = [
  "text/plain",
  "text/plain;charset=utf-8",
  "text/plain;charset=UTF-8",
  "text/plain; charset=utf-8",
  'text/plain;charset="utf-8"',
  "text/plain;charset=latin1",
  "text/plain; charset=latin1",
  "text/plain;charset=latin1;a=b",
  "text/plain;a=b;charset=latin1",
  "text/plain;CHARSET=latin1",
  "Text/Plain;charset=latin1",
  "text/plain;charset=",
  "text/plain;charset",
  "text/plain;charset=latin1;charset=utf-8",
  "text/plain;charset='latin1'",
  "text;charset=latin1",
  "charset=latin1",
  "charset=latin1;charset=latin2",
  "text/plain;charset=;charset=latin1",
  "text/plain;\xa0charset=latin1",
  "text/plain;xcharset=latin1",
  "text/plain;x=charset=latin1",
  "text/plain; charset = latin1",
  "text/plain;a= b;charset=latin1; c",
  "text/plain;;",
  "text/plain application/json",
  "text/plain application/json;a=b",
  "text/plain;a=b,c",
  "text/plain,;a=b",
  "text/plain;;a=b",
  "text/plain; ;a=b",
  "text/plain;a=b;;",
  "text/plain;a=b; ",
  "text/plain ;a=b",
  "text/plain;a=\xe9",
  "text/plain, text/html;charset=latin1",
  "",
];

/** Bodies that may outlive the page, together. */
const keptAlive: readonly (readonly [desc: string, source: string])[] = [
  ["40 and 24 KiB", `return Promise.all([${fetching(40)}, ${fetching(24)}])`],
  ["40 and 40 KiB", `return Promise.all([${fetching(40)}, ${fetching(40)}])`],
  ["40, 24 and 1 KiB", `return Promise.all([${fetching(40)}, ${fetching(24)}, ${fetching(1)}])`],
  ["40 KiB, and 40 later", `const one = ${fetching(40)}; await ${waiting}; return [await ${fetching(40)}, await one]`],
  ["40 KiB, and 40 once it has come", `return [await ${fetching(40)}, await ${untilSent(fetching(40))}]`],
  ["40 KiB, and 40 without", `return Promise.all([${fetching(40)}, ${fetching(40, false)}])`],
  [
    "a beacon of 40 KiB, and 40",
    `navigator.sendBeacon(to, "x".repeat(40 * 1024)); await ${waiting}; return ${fetching(40)}`,
  ],
];

const field = (bytes: number): string => `form.append("a", "x".repeat(${bytes}))`;
const file = (bytes: number): string => `form.append("a", new Blob(["x".repeat(${bytes})]))`;

/** Forms whose boundaries and heads are more than what is left to a body that may outlive the page, or less. */
const keptForms = [field, file].flatMap((part) =>
  [100, 65_300, 65_400, 65_530, 70_000].map((bytes) => `const form = new FormData(); ${part(bytes)}; `),
);

const forms = sourceCases([
  ...keptForms.map(
    (form) =>
      `${form} return fetch(to, { method: "POST", mode: "no-cors", keepalive: true, body: form }).then((r) => r.type, (e) => e.name)`,
  ),
  // Elsewhere: what is taken may arrive before or after what follows.
  ...keptForms
    .filter((form) => /65530|70000/.test(form))
    .map((form) => `${form} return navigator.sendBeacon("https://d.localhost/", form)`),
  "const form = new FormData(); form.append('a', 'b'); const [start, boundary] = new Response(form).headers.get('content-type').split('='); return [start, boundary.length, boundary.slice(0, 20)]",
]);

export const bodyCases: readonly Case[] = [
  ...forms,
  ...bodies.flatMap(({ desc, body }) =>
    ["POST", "PUT"].map((method) => caseOf({ desc: `${method} with ${desc}`, fetch: { method, body } })),
  ),
  ...bodies.map(({ desc, body }) =>
    caseOf({
      desc: `POST of JSON with ${desc}`,
      fetch: { method: "POST", body, headers: [["content-type", "application/json"]] },
    }),
  ),
  // A body's type stands in for the header that the mode no-cors keeps a script from setting.
  ...bodies.slice(0, -1).flatMap(({ desc, body }) =>
    [[], [["content-type", "application/json"] as const], [["content-type", "text/plain"] as const]].map((headers) =>
      caseOf({
        desc: `no-cors POST${headers.length === 0 ? "" : ` of ${headers[0]?.[1] ?? ""}`} with ${desc}`,
        fetch: { mode: "no-cors", method: "POST", body, headers },
      }),
    ),
  ),
  ...bodies
    .slice(0, -1)
    .map(({ desc, body }) => caseOf({ desc: `xhr POST with ${desc}`, xhr: { method: "POST", body } })),
  ...blobTypes.flatMap((type) => {
    const body = { blob: "x", type };
    return [
      caseOf({ desc: `POST with a blob of ${JSON.stringify(type)}`, fetch: { method: "POST", body } }),
      caseOf({
        desc: `no-cors POST with a blob of ${JSON.stringify(type)}`,
        fetch: { mode: "no-cors", method: "POST", body },
      }),
      caseOf({ desc: `xhr POST with a blob of ${JSON.stringify(type)}`, xhr: { method: "POST", body } }),
    ];
  }),
  ...textTypes.flatMap((type) => {
    const given = { method: "POST", body: { text: "x" }, headers: [["content-type", type]] } as const;
    return [
      caseOf({ desc: `no-cors POST of ${JSON.stringify(type)}`, fetch: { ...given, mode: "no-cors" } }),
      caseOf({ desc: `POST of ${JSON.stringify(type)}`, fetch: given }),
      caseOf({ desc: `xhr POST of ${JSON.stringify(type)}`, xhr: given }),
    ];
  }),
  ...["GET", "HEAD", "OPTIONS", "DELETE"].map((method) =>
    caseOf({ desc: `${method} with a body`, fetch: { method, body: { text: "x" } } }),
  ),
  caseOf({
    desc: "same-origin POST with a stream",
    fetch: { to: "https://a.localhost/r", method: "POST", body: { stream: "x" } },
  }),
  caseOf({ desc: "no-cors POST with a stream", fetch: { mode: "no-cors", method: "POST", body: { stream: "x" } } }),
  caseOf({ desc: "keepalive of 64 kB", fetch: { method: "POST", keepalive: true, body: { text: "x".repeat(65536) } } }),
  caseOf({
    desc: "keepalive beyond 64 kB",
    fetch: { method: "POST", keepalive: true, body: { text: "x".repeat(65537) } },
  }),
  caseOf({
    desc: "keepalive beyond 64 kB, and a preflight",
    fetch: { method: "PUT", keepalive: true, body: { text: "x".repeat(65537) } },
  }),
  ...keptAlive.flatMap(([desc, source]) =>
    [slowly(600, 0), slowly(0, 600)].map((route, at) => ({
      desc: `keepalive: ${desc}, the ${at === 0 ? "head" : "body"} late`,
      page: securePage,
      routes: { "/r": route },
      actions: [{ kind: "source" as const, to: "https://b.localhost/r", source }],
    })),
  ),
];
