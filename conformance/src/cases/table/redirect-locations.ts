import type { ScriptedResponse, Case } from "../case.ts";
import { response, securePage, type FetchPart } from "../row.ts";
import { allowances, anyone, b, statuses } from "./redirect-chain.ts";

const targets = [
  "data:text/plain,x",
  "ftp://b.localhost/2",
  "blob:https://a.localhost/0",
  "javascript:0",
  "about:blank",
  "https://",
  "https://b.localhost:25/2",
  "",
  "?q",
  "http://%/",
];

function single(desc: string, fetch: FetchPart, to: string, actual: ScriptedResponse): Case {
  const routes = {
    "/1": { preflight: { status: 204, headers: allowances }, actual },
    "/2": { actual: response(anyone) },
  };
  return { desc: `redirect: ${desc}`, page: securePage, routes, actions: [{ kind: "fetch", to, ...fetch }] };
}

export const redirectLocations: readonly Case[] = [
  ...targets.map((location) =>
    single(`to ${JSON.stringify(location)}`, {}, `${b}/1`, {
      status: 302,
      headers: [...anyone, ["location", location]],
    }),
  ),
  ...statuses.map((status) => single(`${status} without Location`, {}, `${b}/1`, response(anyone, status))),
  ...["error", "manual"].map((redirect) =>
    single(`302 without Location, ${redirect}`, { redirect }, `${b}/1`, response(anyone, 302)),
  ),
  ...["follow", "error", "manual"].map((redirect) =>
    single(`two Locations, ${redirect}`, { redirect }, `${b}/1`, {
      status: 302,
      headers: [...anyone, ["location", "/2"], ["location", "/3"]],
    }),
  ),
  single("two Locations without a grant", {}, `${b}/1`, {
    status: 302,
    headers: [
      ["location", "/2"],
      ["location", "/3"],
    ],
  }),
  single("two equal Locations", {}, `${b}/1`, {
    status: 302,
    headers: [...anyone, ["location", "/2"], ["location", "/2"]],
  }),
  ...[300, 304, 305, 306].map((status) =>
    single(`${status} with Location`, {}, `${b}/1`, {
      ...response(anyone, status),
      headers: [...anyone, ["location", "/2"]],
    }),
  ),
];
