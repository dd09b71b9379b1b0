import type { Action, Case, HeaderList, Route } from "../case.ts";
import { response, securePage } from "../row.ts";

const b = "https://b.localhost";
const x = "https://x.a.localhost";
const cookie = "k=1; Path=/; Secure; SameSite=None";
const headers: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];
const read: Route = { actual: response(headers) };
const setting = (line: string): Route => ({ actual: response([...headers, ["set-cookie", line]]) });
const get = (to: string, mode = "cors"): Action => ({ kind: "fetch", to, mode, credentials: "include" });

const rows: readonly { desc: string; line?: string; visits?: readonly string[]; actions: readonly Action[] }[] = [
  { desc: "set by a visit", visits: [`${b}/set`], actions: [get(`${b}/r`), get(`${b}/r`, "no-cors")] },
  { desc: "set by a visit, same-site", visits: [`${x}/set`], actions: [get(`${x}/r`)] },
  { desc: "set by fetch", actions: [get(`${b}/set`), get(`${b}/r`)] },
  { desc: "set by fetch in no-cors", actions: [get(`${b}/set`, "no-cors"), get(`${b}/r`)] },
  { desc: "set by fetch, same-site", actions: [get(`${x}/set`), get(`${x}/r`)] },
  {
    desc: "set by fetch, same-site, for the domain above",
    line: `${cookie}; Domain=a.localhost`,
    actions: [get(`${x}/set`), get(`${x}/r`)],
  },
  { desc: "set by a visit and by fetch", visits: [`${b}/set`], actions: [get(`${b}/again`), get(`${b}/r`)] },
  { desc: "set by fetch after a visit", visits: [`${b}/r`], actions: [get(`${b}/set`), get(`${b}/r`)] },
  { desc: "Partitioned, set by fetch", line: `${cookie}; Partitioned`, actions: [get(`${b}/set`), get(`${b}/r`)] },
  {
    desc: "Partitioned, set by a visit",
    line: `${cookie}; Partitioned`,
    visits: [`${b}/set`],
    actions: [get(`${b}/r`)],
  },
  { desc: "unspecified SameSite, set by a visit", line: "k=1; Path=/", visits: [`${b}/set`], actions: [get(`${b}/r`)] },
];

/** Where a name that no list of public suffixes has may make a difference. */
const unlisted: readonly Case[] = [cookie, `${cookie}; Domain=a.localhost`].map((line) => ({
  desc: `third-party cookies, default, names below test: ${line} set by fetch, same-site`,
  domain: "test",
  page: securePage,
  routes: { "/set": setting(line), "/r": read },
  actions: [get(`${x}/set`), get(`${x}/r`)],
  thirdPartyCookies: "default",
}));

/** As upstream ships the engines, and as a user has them who blocks these cookies. */
export const thirdParty: readonly Case[] = [
  ...unlisted,
  ...(["default", "block"] as const).flatMap((mode) =>
    rows.map(({ desc, line = cookie, visits = [], actions }) => ({
      desc: `third-party cookies, ${mode}: ${desc}`,
      page: securePage,
      visits,
      routes: { "/set": setting(line), "/again": setting(line.replace("k=1", "l=2")), "/r": read },
      actions,
      thirdPartyCookies: mode,
    })),
  ),
];
