import type { Case, HeaderList } from "../case.ts";
import { caseOf, plainPage, type FetchPart } from "../row.ts";

const name = "access-control-allow-origin";
const page = "https://a.localhost";

const variants: readonly { desc: string; headers: HeaderList }[] = [
  { desc: "exact", headers: [[name, page]] },
  { desc: "*", headers: [[name, "*"]] },
  { desc: "missing", headers: [] },
  { desc: "empty", headers: [[name, ""]] },
  { desc: "null", headers: [[name, "null"]] },
  { desc: "NULL", headers: [[name, "NULL"]] },
  { desc: "another origin", headers: [[name, "https://b.localhost"]] },
  { desc: "same-site origin", headers: [[name, "https://x.a.localhost"]] },
  { desc: "another scheme", headers: [[name, "http://a.localhost"]] },
  { desc: "default port", headers: [[name, "https://a.localhost:443"]] },
  { desc: "trailing slash", headers: [[name, `${page}/`]] },
  { desc: "with a path", headers: [[name, `${page}/page`]] },
  { desc: "upper case", headers: [[name, "HTTPS://A.LOCALHOST"]] },
  { desc: "upper-case scheme", headers: [[name, "HTTPS://a.localhost"]] },
  { desc: "without a scheme", headers: [[name, "a.localhost"]] },
  { desc: "with a wildcard label", headers: [[name, "https://*.localhost"]] },
  { desc: "a word", headers: [[name, "foo"]] },
  { desc: "true", headers: [[name, "true"]] },
  { desc: "two values in a line", headers: [[name, `${page}, https://b.localhost`]] },
  { desc: "the same value twice in a line", headers: [[name, `${page}, ${page}`]] },
  { desc: "two values and a space", headers: [[name, `${page} https://b.localhost`]] },
  {
    desc: "two lines",
    headers: [
      [name, page],
      [name, "https://b.localhost"],
    ],
  },
  {
    desc: "two equal lines",
    headers: [
      [name, page],
      [name, page],
    ],
  },
  {
    desc: "* in two lines",
    headers: [
      [name, "*"],
      [name, "*"],
    ],
  },
  { desc: "* and the origin in a line", headers: [[name, `*, ${page}`]] },
  {
    desc: "an empty line and the origin",
    headers: [
      [name, ""],
      [name, page],
    ],
  },
  { desc: "spaces around", headers: [[name, `  ${page}  `]] },
  { desc: "a tab before", headers: [[name, `\t${page}`]] },
  { desc: "a comma after", headers: [[name, `${page},`]] },
  { desc: "a semicolon after", headers: [[name, `${page};`]] },
  { desc: "quoted", headers: [[name, `"${page}"`]] },
  { desc: "**", headers: [[name, "**"]] },
  { desc: "* and a space inside", headers: [[name, "* *"]] },
  { desc: "not ASCII", headers: [[name, "https://\u00e4.localhost"]] },
  { desc: "a vertical tab after", headers: [[name, `${page}\x0b`]] },
  { desc: "upper-case name", headers: [["ACCESS-CONTROL-ALLOW-ORIGIN", page]] },
];

const requests: readonly { kind: string; fetch: FetchPart }[] = [
  { kind: "", fetch: {} },
  { kind: " (include)", fetch: { credentials: "include" } },
];

const credentialed: HeaderList = [["access-control-allow-credentials", "true"]];

export const allowOrigin: readonly Case[] = [
  ...requests.flatMap(({ kind, fetch }) =>
    variants.map(({ desc, headers }) =>
      caseOf({
        desc: `allow-origin ${desc}${kind}`,
        fetch,
        actual: headers,
        more: fetch.credentials ? credentialed : [],
      }),
    ),
  ),
  ...variants.map(({ desc, headers }) =>
    caseOf({
      desc: `allow-origin ${desc} (preflight)`,
      fetch: { method: "PUT" },
      preflight: [...headers, ["access-control-allow-methods", "PUT"]],
    }),
  ),
  caseOf({
    desc: "allow-origin * (preflight with credentials)",
    fetch: { method: "PUT", credentials: "include" },
    preflight: [[name, "*"], ["access-control-allow-methods", "PUT"], ...credentialed],
  }),
  caseOf({
    desc: "allow-origin granted by the preflight, missing in the response",
    fetch: { method: "PUT" },
    actual: [],
  }),
  caseOf({ desc: "allow-origin of an http page", page: plainPage }),
  caseOf({ desc: "allow-origin of the https twin of an http page", page: plainPage, actual: [[name, page]] }),
];
