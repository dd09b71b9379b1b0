import type { Case, HeaderList } from "../case.ts";
import { caseOf } from "../row.ts";

const origin: HeaderList = [["access-control-allow-origin", "https://a.localhost"]];
const put: HeaderList = [...origin, ["access-control-allow-methods", "PUT"]];
const methods = ["access-control-allow-methods", "PUT"] as const;

const statuses = [
  200, 201, 202, 203, 204, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 418, 500, 501,
  503,
];

const maxAges: readonly { desc: string; lines: readonly string[] }[] = [
  { desc: "absent", lines: [] },
  { desc: "0", lines: ["0"] },
  { desc: "-1", lines: ["-1"] },
  { desc: "5", lines: ["5"] },
  { desc: "600", lines: ["600"] },
  { desc: "+600", lines: ["+600"] },
  { desc: "600 and spaces", lines: [" 600 "] },
  { desc: "0600", lines: ["0600"] },
  { desc: "1.5", lines: ["1.5"] },
  { desc: "600s", lines: ["600s"] },
  { desc: "garbage", lines: ["soon"] },
  { desc: "empty", lines: [""] },
  { desc: "two lines", lines: ["600", "600"] },
  { desc: "two values", lines: ["600, 600"] },
  { desc: "0 and 600", lines: ["0", "600"] },
  { desc: "beyond 32 bits", lines: ["4294967297"] },
  { desc: "beyond 64 bits", lines: ["99999999999999999999"] },
  { desc: "quoted", lines: ['"600"'] },
];

const aged = (lines: readonly string[]): HeaderList => lines.map((line) => ["access-control-max-age", line] as const);

export const preflights: readonly Case[] = [
  ...statuses.map((status) =>
    caseOf({ desc: `preflight status ${status}`, fetch: { method: "PUT" }, preflightStatus: status }),
  ),
  ...[301, 307].map((status) =>
    caseOf({
      desc: `preflight redirected by ${status}`,
      fetch: { method: "PUT" },
      preflightStatus: status,
      morePreflight: [["location", "https://b.localhost/other"]],
    }),
  ),
  ...[301, 302, 307, 304, 300].flatMap((preflightStatus) => [
    caseOf({
      desc: `preflight redirected by ${preflightStatus} without allow-origin`,
      fetch: { method: "PUT" },
      preflightStatus,
      preflight: [["location", "https://b.localhost/other"]],
    }),
    caseOf({
      desc: `preflight redirected by ${preflightStatus} with another allow-origin`,
      fetch: { method: "PUT" },
      preflightStatus,
      preflight: [
        ["location", "https://b.localhost/other"],
        ["access-control-allow-origin", "https://c.localhost"],
      ],
    }),
  ]),
  ...[301, 308, 404].map((preflightStatus) =>
    caseOf({
      desc: `preflight with ${preflightStatus} without location, three times`,
      fetch: { method: "PUT" },
      preflightStatus,
      times: 3,
    }),
  ),
  caseOf({
    desc: "preflight with 302 without location and allow-origin",
    fetch: { method: "PUT" },
    preflightStatus: 302,
    preflight: [],
  }),
  ...[401, 403, 404, 405, 413, 500, 502].map((preflightStatus) =>
    caseOf({
      desc: `preflight status ${preflightStatus} without allow-origin`,
      fetch: { method: "PUT" },
      preflightStatus,
      preflight: [],
    }),
  ),
  ...["PUT", "DELETE", "PUT, (", "(", "*"].map((value) =>
    caseOf({
      desc: `preflight that allows ${value} and unparseable headers`,
      fetch: { method: "PUT" },
      preflight: [...origin, ["access-control-allow-methods", value], ["access-control-allow-headers", "x-a, ("]],
    }),
  ),
  caseOf({ desc: "preflight without any header", fetch: { method: "PUT" }, preflight: [] }),
  caseOf({
    desc: "preflight without allow-origin, wrong status",
    fetch: { method: "PUT" },
    preflight: [methods],
    preflightStatus: 404,
  }),
  caseOf({ desc: "preflight that would refuse, not needed", preflight: [], preflightStatus: 500 }),
  caseOf({ desc: "preflight that sets Vary", fetch: { method: "PUT" }, morePreflight: [["vary", "*"]] }),
  caseOf({ desc: "preflight, then an error status", fetch: { method: "PUT" }, status: 500 }),
  ...maxAges.map(({ desc, lines }) =>
    caseOf({ desc: `max-age ${desc}`, fetch: { method: "PUT" }, preflight: put, morePreflight: aged(lines), times: 3 }),
  ),
];
