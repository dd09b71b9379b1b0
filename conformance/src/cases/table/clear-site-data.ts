import type { Action, Case, FetchAction, HeaderList, Place, Route, WindowAction } from "../case.ts";
import { cacheCase, counting, get, shared } from "../cache-row.ts";
import { response, securePage } from "../row.ts";
import { serviceWorkerCase } from "../service-worker-row.ts";
import { openedDocument } from "./windows.ts";

const clearing = (value: string, status = 200): Route => ({
  actual: response([...shared, ["clear-site-data", value]], status),
});

const attributes = "SameSite=None; Secure";

const cookies: Readonly<Record<string, Route>> = {
  "/set": {
    actual: response([
      ["set-cookie", `k=1; ${attributes}`],
      ["set-cookie", `h=1; HttpOnly; ${attributes}`],
      ["set-cookie", `d=1; Domain=b.localhost; ${attributes}`],
      ["set-cookie", `p=1; Path=/other; ${attributes}`],
    ]),
  },
  "/below": { actual: response([["set-cookie", `s=1; ${attributes}`]]) },
};

const at = (url: string, part: Partial<FetchAction> = {}): FetchAction => ({
  kind: "fetch",
  to: url,
  credentials: "include",
  ...part,
});

const b = "https://b.localhost";
const below = "https://x.b.localhost";
const cookiesOf: readonly Action[] = [at(`${b}/r`), at(`${below}/r`), at(`${b}/other`)];

interface Row {
  readonly desc: string;
  readonly page?: Place;
  readonly visits?: readonly string[];
  readonly routes?: Readonly<Record<string, Route>>;
  readonly first?: Action;
  readonly mode?: "default";
}

/** Which cookies two hosts of a site get, after one of them has asked to clear them. */
const cookieCase = ({ desc, page = securePage, visits = [], routes, first, mode }: Row): Case => ({
  desc: `clear site data: ${desc}`,
  page,
  visits: [`${b}/set`, `${below}/below`, ...visits],
  routes: {
    ...cookies,
    "/r": { actual: response(shared) },
    "/other": { actual: response(shared) },
    "/clear": clearing('"cookies"'),
    ...routes,
  },
  actions: [...(first === undefined ? [] : [first]), ...cookiesOf],
  ...(mode !== undefined && { thirdPartyCookies: mode }),
});

const values: readonly string[] = [
  '"*"',
  '"storage"',
  '"cache"',
  '"executionContexts"',
  "cookies",
  "*",
  '"Cookies"',
  '"cache","cookies"',
  '"x", "cookies"',
  '"cookies";"cache"',
  '"cookies" "cache"',
  '"cookies"x',
  "",
];

const byValue = values.map((value) =>
  cookieCase({ desc: `value ${value}`, visits: [`${b}/v`], routes: { "/v": clearing(value) } }),
);

const two: Route = {
  actual: response([
    ["clear-site-data", '"cache"'],
    ["clear-site-data", '"cookies"'],
  ]),
};
const moved = (location: string): Route => ({
  actual: response([...shared, ["clear-site-data", '"cookies"'], ["location", location]], 302),
});
const allowsPut: HeaderList = [...shared, ["access-control-allow-methods", "PUT"]];
/** It allows nothing, so that no request follows while an engine still clears. */
const preflighted = (value: string): Route => ({
  preflight: { status: 204, headers: [["clear-site-data", value]] },
  actual: response(shared),
});
const setting: Route = {
  actual: response([...shared, ["clear-site-data", '"cookies"'], ["set-cookie", `n=1; ${attributes}`]]),
};
const unshared = (value: string): Route => ({ actual: response([["clear-site-data", value]]) });
const image = (url: string): Action => ({ kind: "embed", as: "image", to: url, sentOnly: true });

const frame: WindowAction = { kind: "window", way: "frame", to: `${b}/opened` };
const opened = (value: string): Route => ({
  actual: response(
    [
      ["clear-site-data", value],
      ["content-type", "text/html"],
    ],
    200,
    openedDocument,
  ),
});

const ways: readonly Case[] = [
  cookieCase({ desc: "by a visit", visits: [`${b}/clear`] }),
  cookieCase({ desc: "by a visit to the host below", visits: [`${below}/clear`] }),
  cookieCase({ desc: "by a visit over http", visits: ["http://b.localhost/clear"] }),
  cookieCase({ desc: "by a visit, redirected", visits: [`${b}/1`], routes: { "/1": moved("/r") } }),
  cookieCase({ desc: "two headers", visits: [`${b}/2`], routes: { "/2": two } }),
  cookieCase({ desc: "by fetch with credentials", first: at(`${b}/clear`) }),
  cookieCase({ desc: "by fetch without", first: at(`${b}/clear`, { credentials: "omit" }) }),
  cookieCase({ desc: "by fetch without CORS", first: at(`${b}/clear`, { mode: "no-cors" }) }),
  cookieCase({ desc: "by fetch, redirected", first: at(`${b}/1`), routes: { "/1": moved("/r") } }),
  cookieCase({ desc: "by fetch, refused", first: at(`${b}/u`), routes: { "/u": unshared('"cookies"') } }),
  cookieCase({ desc: "by fetch, 404", first: at(`${b}/4`), routes: { "/4": clearing('"cookies"', 404) } }),
  cookieCase({ desc: "beside Set-Cookie", first: at(`${b}/s`), routes: { "/s": setting } }),
  cookieCase({
    desc: "by a preflight",
    first: at(`${b}/p`, { method: "PUT" }),
    routes: { "/p": preflighted('"cookies"') },
  }),
  cookieCase({ desc: "by an image", first: image(`${b}/clear`) }),
  cookieCase({ desc: "by a frame", first: frame, routes: { "/opened": opened('"cookies"') } }),
  cookieCase({ desc: "by fetch, third party", first: at(`${b}/clear`), mode: "default" }),
  cookieCase({ desc: "by a visit, third party", visits: [`${b}/clear`], mode: "default" }),
];

const credentialed = get({ credentials: "include" });
const other = `${b}/clear`;

/** Whether a response that was cached is requested again. */
const cached = (desc: string, clear: Action, routes?: Readonly<Record<string, Route>>): Case => {
  const described = cacheCase({
    desc,
    routes: { "/clear": clearing('"cache"'), ...routes },
    actions: [credentialed, clear, credentialed],
  });
  return { ...described, desc: `clear site data: cache, ${desc}` };
};

const caches: readonly Case[] = [
  ...['"cookies"', '"storage"', '"*"', '"executionContexts"', "cache"].map((value) =>
    cached(`value ${value}`, at(other), { "/clear": clearing(value) }),
  ),
  cached("without credentials", at(other, { credentials: "omit" })),
  cached("by the host below", at(`${below}/clear`)),
  cached("by an image", image(other)),
  cached("by http", at("http://b.localhost/clear")),
  cached("refused", at(`${b}/u`), { "/u": unshared('"cache"') }),
  cached("by a preflight", at(`${b}/p`, { method: "PUT" }), { "/p": preflighted('"cache"') }),
  cached("by a frame", frame, { "/opened": opened('"cache"') }),
  cached("by a window", { ...frame, way: "popup" }, { "/opened": opened('"cache"') }),
  cached("redirected", at(`${b}/1`), {
    "/1": { actual: response([...shared, ["clear-site-data", '"cache"'], ["location", "/2"]], 302) },
    "/2": counting([]),
  }),
];

/** Whether a preflight is sent again. */
const preflights = ['"cache"', '"cookies"', '"*"'].map((value): Case => {
  const put = at(`${b}/p`, { method: "PUT" });
  const allowing: HeaderList = [...allowsPut, ["access-control-max-age", "600"]];
  return {
    desc: `clear site data: preflights, ${value}`,
    page: securePage,
    routes: { "/p": { actual: response(allowing) }, "/clear": clearing(value) },
    actions: [put, at(other), put],
  };
});

const a = "https://a.localhost";

/** Whether the browser still has the password of the page's own host. */
const passwords = [
  ['"cookies"', a],
  ['"*"', a],
  ['"cache"', a],
  ['"storage"', a],
  ['"cookies"', "https://x.a.localhost"],
].map(([value = "", host = a]): Case => ({
  desc: `clear site data: password, ${value} of ${host}`,
  page: { ...securePage, headers: [["set-cookie", "p=1"]] },
  visits: ["https://ada:secret@a.localhost/auth", `${host}/clear`],
  routes: {
    "/auth": {
      unauthorized: response([["www-authenticate", 'Basic realm="r"']], 401),
      actual: response([]),
    },
    "/clear": clearing(value),
  },
  actions: [{ kind: "xhr", to: `${a}/auth` }],
}));

/** What a page reads of it. */
const read: Case = {
  desc: "clear site data: read by its own page",
  page: securePage,
  routes: { "/clear": clearing('"storage"') },
  actions: [at(`${a}/clear`), at(`${a}/clear`, { credentials: "omit" }), { kind: "xhr", to: `${a}/clear` }],
};

/** It makes every response but the one that clears. */
const making = `(event) => {
  const { url } = event.request;
  const framed = new Response(${JSON.stringify(openedDocument)}, { headers: { "content-type": "text/html" } });
  if (!url.endsWith("/clear")) event.respondWith(url.endsWith("/opened") ? framed : new Response("made"));
}`;

/** Whether a page that a service worker controls, and a frame that is new, still have it. */
const workerCase = (desc: string, clear: Action, routes: Readonly<Record<string, Route>> = {}): readonly Case[] =>
  [false, true].map((before) => ({
    ...serviceWorkerCase({
      desc,
      before,
      handler: making,
      routes: { "/opened": opened('"x"'), ...routes },
      actions: [at(`${a}/r`), clear, at(`${a}/r`), { ...frame, to: `${a}/opened` }],
    }),
    desc: `clear site data: service worker, ${before ? "loaded from, " : ""}${desc}`,
  }));

const serviceWorkers: readonly Case[] = [
  ...['"storage"', '"*"', '"cookies"', '"cache"', '"executionContexts"', "storage", '"Storage"'].flatMap((value) =>
    workerCase(`value ${value}`, at(`${a}/clear`), { "/clear": clearing(value) }),
  ),
  ...workerCase("without credentials", at(`${a}/clear`, { credentials: "omit" }), { "/clear": clearing('"storage"') }),
  ...workerCase("by the host below", at("https://x.a.localhost/clear"), { "/clear": clearing('"storage"') }),
  ...workerCase("by a frame", { ...frame, to: `${a}/clear` }, { "/clear": opened('"storage"') }),
];

/** Where http isn't trustworthy. */
const insecure: Case = {
  ...cookieCase({ desc: "by a visit over http, below test", visits: ["http://b.localhost/clear"] }),
  domain: "test",
};

export const clearSiteData: readonly Case[] = [
  ...byValue,
  ...ways,
  ...caches,
  ...preflights,
  ...passwords,
  ...serviceWorkers,
  read,
  insecure,
];
