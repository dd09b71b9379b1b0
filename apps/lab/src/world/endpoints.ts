import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { json } from "node:stream/consumers";
import { isLeaving, type Result } from "./action.ts";
import { send, type Reply } from "./call.ts";
import { html } from "./html.ts";
import { withoutScript } from "./page-stage.ts";
import { contentSecurityPolicy, worldPage } from "./role-page.ts";
import type { Run } from "./run.ts";

const pages = new URL("../../pages/", import.meta.url);

const files: Readonly<Record<string, string>> = {
  "play.js": "text/javascript; charset=utf-8",
  "listen.js": "text/javascript; charset=utf-8",
  "role.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

/** Whoever drives a visitor's window from page to page; where there is none, the runner does. */
export interface Driver {
  /** Where the window goes after the last stage. */
  readonly back: string;
}

const nextMs = 3_000;
const maxResults = 10_000;

const goOf = (run: Run, driver: Driver | undefined): object => {
  if (driver === undefined) return {};
  if (run.isDone) return { back: driver.back };
  const { stage } = run;
  return stage?.url === undefined ? {} : { go: stage.url };
};

type Endpoint = (run: Run, request: IncomingMessage, driver: Driver | undefined) => Reply | Promise<Reply>;

const urlOf = ({ url = "/" }: IncomingMessage): URL => new URL(url, "http://localhost");

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers["content-length"] ?? maxResults) >= maxResults) throw new Error("The report is too long.");
  return json(request);
}

/** A result as `play.js` sends it, without whatever else is sent. */
function resultsOf(value: unknown): readonly Result[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Partial<Result>[]).map(({ is, text }) => ({
    is: String(is).slice(0, 100),
    ...(typeof text === "string" && { text: text.slice(0, 300) }),
  }));
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  /** A user who signs in at the role's own server, by whatever way: the story begins after that. */
  "GET /lab/enter": ({ world }, request) => {
    const user = urlOf(request).searchParams.get("user") ?? "";
    const title = world.story.roles[world.roleOf(request.headers.host) ?? ""]?.title ?? "";
    const page = worldPage(
      world.origins,
      `${title}: signed in`,
      html`<h1>${title}: ${user} signs in</h1>
        ${withoutScript(world.stageNow())}`,
    );
    return { ...page, headers: { ...page.headers, "set-cookie": world.signIn(user) } };
  },
  "GET /lab/sandbox": ({ world }) =>
    worldPage(world.origins, "A frame without an origin", html`<p>A sandboxed frame.</p>`),
  /** A page that replies to messages: to all, or to those from one origin. */
  "GET /lab/listen": ({ world }) => ({
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy(world.origins),
    },
    body: `<!doctype html><meta charset="utf-8"><title>listens</title><script src="/lab/listen.js"></script>`,
  }),
  /** A person without scripts has seen the page. */
  "POST /lab/next-page": async (run, _, driver) => {
    if (!run.isTaken && run.stage !== undefined) await run.finish([]);
    const next = run.stage?.url ?? driver?.back;
    return next === undefined ? { body: "Go on at the lab." } : { status: 303, headers: { location: next } };
  },
  "POST /lab/next": async (run, request) => {
    const { url, fresh } = (await bodyOf(request)) as { readonly url?: unknown; readonly fresh?: unknown };
    if (typeof url !== "string" || !URL.canParse(url)) return { status: 400 };
    if (!run.isDone && (run.stage === undefined || run.isTaken)) await run.changed(nextMs);
    return { body: { actions: run.take(url, fresh === true) } };
  },
  "POST /lab/report": async (run, request, driver) => {
    const results = resultsOf(await bodyOf(request));
    const leaves = isLeaving(run.stage?.actions.at(-1));
    const reported = run.report(results);
    if (!leaves) await reported;
    else reported.catch(() => undefined);
    return { body: leaves ? {} : goOf(run, driver) };
  },
};

async function serve(run: Run, driver: Driver | undefined, request: IncomingMessage): Promise<Reply> {
  const { pathname } = urlOf(request);
  const endpoint = endpoints[`${request.method ?? ""} ${pathname}`];
  if (endpoint !== undefined) return endpoint(run, request, driver);
  const [, file = ""] = /^\/lab\/([a-z]+\.[a-z]+)$/.exec(pathname) ?? [];
  const type = Object.hasOwn(files, file) ? files[file] : undefined;
  if (type === undefined) return { status: 404, body: "There is nothing here.\n" };
  return { headers: { "content-type": type }, body: await readFile(new URL(file, pages)) };
}

/** What the lab itself has at each name of a world, below `/lab/`: for that name's own pages alone. */
export function worldEndpoints(run: Run, driver: Driver | undefined): RequestListener {
  const policy = definePolicy({
    sallyport: 1,
    self: Object.values(run.world.origins),
    resources: [
      { path: "/lab/play.js", corp: "cross-origin" },
      { path: "/lab/icon.svg", corp: "cross-origin" },
    ],
  });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    serve(run, driver, request).then(
      (reply) => send(response, reply),
      () => send(response, { status: 400, body: "The lab cannot read this.\n" }),
    );
  };
  return guard(policy, listener, { log: false, onError: () => undefined });
}
