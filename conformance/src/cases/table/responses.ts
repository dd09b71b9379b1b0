import type { Case, HeaderList } from "../case.ts";
import { caseOf } from "../row.ts";

const name = "access-control-expose-headers";

const shown: HeaderList = [
  ["x-a", "1"],
  ["x-b", "2"],
  ["etag", '"e"'],
  ["content-language", "en"],
  ["expires", "0"],
  ["last-modified", "Sat, 01 Jan 2000 00:00:00 GMT"],
  ["pragma", "no-cache"],
  ["location", "https://b.localhost/elsewhere"],
];

const exposures: readonly { desc: string; lines: readonly string[] }[] = [
  { desc: "missing", lines: [] },
  { desc: "one", lines: ["x-a"] },
  { desc: "another case", lines: ["X-A"] },
  { desc: "several", lines: ["x-a, x-b,etag"] },
  { desc: "two lines", lines: ["x-a", "x-b"] },
  { desc: "*", lines: ["*"] },
  { desc: "* and a name", lines: ["x-a, *"] },
  { desc: "empty", lines: [""] },
  { desc: "empty elements", lines: [", x-a,,"] },
  { desc: "unparseable", lines: ["x-a, ("] },
  { desc: "unparseable in a line of its own", lines: ["x-a", "x b"] },
  { desc: "* before what is unparseable", lines: ["*, ("] },
  { desc: "* in a line before one that is unparseable", lines: ["*", "x-a, ("] },
  { desc: "* after what is unparseable", lines: ["x-a, (, *"] },
  { desc: "separated by spaces", lines: ["x-a x-b"] },
  { desc: "quoted", lines: ['"x-a"'] },
  { desc: "not ASCII", lines: ["x-a, \u00e9"] },
  { desc: "a header that is not there", lines: ["x-c"] },
  { desc: "set-cookie2", lines: ["set-cookie2, x-a"] },
  { desc: "itself", lines: ["access-control-expose-headers, access-control-allow-origin"] },
];

const odd: readonly { desc: string; headers: HeaderList }[] = [
  {
    desc: "a value twice",
    headers: [
      ["x-a", "1"],
      ["x-a", "2"],
    ],
  },
  {
    desc: "empty values",
    headers: [
      ["x-a", ""],
      ["x-a", ""],
    ],
  },
  { desc: "inner spaces", headers: [["x-a", "  a  b  "]] },
  { desc: "Latin-1", headers: [["x-a", "\u00e9"]] },
  { desc: "a capital name", headers: [["X-A", "1"]] },
  { desc: "set-cookie2", headers: [["set-cookie2", "a=1"]] },
  { desc: "a www-authenticate", headers: [["proxy-authenticate", "x"]] },
  ...["location", "content-disposition", "content-language"].flatMap((name) => [
    {
      desc: `two values of ${name}`,
      headers: [
        [name, "attachment"],
        [name, "inline"],
      ] satisfies HeaderList,
    },
    {
      desc: `one value of ${name} twice`,
      headers: [
        [name, "inline"],
        [name, "inline"],
      ] satisfies HeaderList,
    },
  ]),
  { desc: "many", headers: Array.from({ length: 40 }, (_, index): [string, string] => [`x-${index}`, String(index)]) },
  { desc: "8 kB", headers: [["x-a", "v".repeat(8192)]] },
];

const statuses = [
  200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 304, 305, 306, 400, 401, 402, 403, 404, 405, 407, 410, 416, 418,
  422, 425, 429, 451, 500, 501, 502, 503, 504, 599,
];

export const responses: readonly Case[] = [
  ...exposures.flatMap(({ desc, lines }) =>
    ["same-origin", "include"].map((credentials) =>
      caseOf({
        desc: `expose-headers ${desc}, ${credentials}`,
        fetch: { credentials },
        more: [...shown, ...lines.map((line) => [name, line] as const)],
      }),
    ),
  ),
  ...exposures.map(({ desc, lines }) =>
    caseOf({
      desc: `expose-headers ${desc}, xhr`,
      xhr: {},
      more: [...shown, ...lines.map((line) => [name, line] as const)],
    }),
  ),
  ...odd.map(({ desc, headers }) => caseOf({ desc: `exposed: ${desc}`, more: [...headers, [name, "*"]] })),
  caseOf({ desc: "same-origin sees every header", fetch: { to: "https://a.localhost/r" }, actual: shown }),
  ...statuses.map((status) => caseOf({ desc: `status ${status}`, status })),
  ...[204, 404, 500].map((status) => caseOf({ desc: `status ${status} without a grant`, status, actual: [] })),
  ...[200, 401, 404, 500].map((status) =>
    caseOf({ desc: `status ${status}, HEAD`, status, fetch: { method: "HEAD" } }),
  ),
];
