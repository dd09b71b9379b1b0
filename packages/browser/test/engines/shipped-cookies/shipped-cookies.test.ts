import { parseOrigin } from "sallyport/standard";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  CookieStore,
  decodeCookieString,
  encodeCookieString,
  isThirdParty,
  sameSiteMode,
  siteForCookies,
  type CookieContext,
  type CookieRules,
  type SameSiteRequest,
} from "../../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../../src/engines/webkit/cookies.ts";
import { engineNames, findEngine, launchEngine, type Engine, type EnginePage } from "@sallyport/testing/engines";
import { rows, scenes, type Row, type Scene, type Visit } from "./cookie-cases.ts";
import { CookieServer, type Scheme } from "./cookie-server.ts";

const shipped: Record<Engine["name"], CookieRules> = {
  chromium: chromiumCookieRules,
  firefox: firefoxCookieRules,
  webkit: webkitCookieRules,
};

const four = ["strict=1; SameSite=Strict", "lax=1; SameSite=Lax", "unset=1", "none=1; SameSite=None"].map(
  (line) => `${line}; Secure; Path=/`,
);

const act = {
  fetch: (url: string) => `fetch(${JSON.stringify(url)}, { mode: "no-cors", credentials: "include" })`,
  link: (url: string) => `setTimeout(() => { location.href = ${JSON.stringify(url)} })`,
  form: (url: string) => `const form = document.documentElement.appendChild(document.createElement("form"));
    form.method = "post"; form.action = ${JSON.stringify(url)}; setTimeout(() => form.submit())`,
};

const names = (header: string): string[] =>
  header
    .split("; ")
    .map((pair) => pair.split("=")[0] ?? "")
    .sort();

describe.each(engineNames)("cookies of %s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    const text = `${found.missing}; install it with: ${found.install}`;
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(text));
    return;
  }

  const server = new CookieServer();
  const rules: CookieRules = { ...shipped[name], thirdParty: "allow" };
  const now = Date.now();
  let engine: Engine;
  let page: EnginePage;

  beforeAll(async () => {
    [engine] = await Promise.all([launchEngine(name), server.listen()]);
    page = await engine.newPage();
  });

  afterAll(async () => {
    await engine.close();
    await server.close();
  });

  /** A document's own requests, and those of a user who typed its address. */
  const first = (url: string, type: CookieContext["type"] = "http"): CookieContext => ({
    ...{ url: new URL(url), type, now, sameSite: "strict-or-less", thirdParty: false },
    ...{ partitionKey: new URL(url).hostname, isTopLevelNavigation: type === "http" },
  });

  /** The row's visits, each with the lines that its answer sets, and then one where the cookies are asked for. */
  function visits({ then, read, ...start }: Row, host: string): { url: string; set: readonly string[] }[] {
    const scheme = start.scheme ?? "http";
    const visit = (one: Visit): { url: string; set: readonly string[] } => {
      const set = one.lines?.map((line) => line.replaceAll("HOST", host)) ?? [];
      const name = one.below === undefined ? host : `${one.below}.${host}`;
      return { url: server.url(one.scheme ?? scheme, name, one.path, { set }), set };
    };
    const last = then ?? start;
    return [visit(start), ...(then ? [visit(then)] : []), visit({ ...last, path: read ?? "/", lines: [] })];
  }

  const isAlone = ({ alone, script, then }: Row): boolean =>
    alone === true || script !== undefined || then?.scheme !== undefined;

  describe("by requests of a page of their site", () => {
    let hub: { scheme: Scheme; host: string; rows: number } | undefined;

    async function hubFor(scheme: Scheme): Promise<string> {
      if (hub?.scheme !== scheme || hub.rows === 10) hub = { scheme, host: server.newHost(), rows: 0 };
      if (hub.rows === 0) await page.goto(server.url(scheme, hub.host));
      hub.rows += 1;
      return hub.host;
    }

    test.each(rows.filter((row) => !isAlone(row)))("$desc", async (row) => {
      const model = new CookieStore(rules);
      const steps = visits(row, server.newHost(await hubFor(row.scheme ?? "http")));
      await page.evaluate(steps.map(({ url }) => `await ${act.fetch(url)};`).join("\n"));
      for (const { url, set } of steps) for (const line of set) model.store(line, first(url));
      const last = steps.at(-1)?.url ?? "";
      expect(await server.cookiesAt(last)).toBe(model.retrieve(first(last)).header ?? "");
    });
  });

  test.each(rows.filter(isAlone))("$desc", async (row) => {
    const model = new CookieStore(rules);
    const steps = visits(row, server.newHost());
    for (const { url, set } of steps) {
      await page.goto(url);
      for (const line of set) model.store(line, first(url));
    }
    const last = steps.at(-1)?.url ?? "";
    if (row.script !== undefined) {
      await page.evaluate(`document.cookie = ${JSON.stringify(row.script)}; await ${act.fetch(last)}`);
      model.store(encodeCookieString(row.script), first(last, "non-http"));
    }
    expect(await server.cookiesAt(last)).toBe(model.retrieve(first(last)).header ?? "");
    const script = decodeCookieString(model.retrieve(first(last, "non-http")).header);
    expect(await page.evaluate("return document.cookie")).toBe(script);
  });

  describe("SameSite", () => {
    type Hosts = Readonly<Record<"V" | "A", string>>;

    /** Lays out the pages of a scene, and gives the model's view of the request that it ends in. */
    function stage({ at, frames = [], how, through = [], scheme = "https" }: Scene, hosts: Hosts, set: string[] = []) {
      const target = server.url("https", hosts.V, "/", { set });
      const chain = through
        .toReversed()
        .reduce(
          (urls, site) => [server.url("https", hosts[site], "/", { location: urls[0] ?? "" }), ...urls],
          [target],
        );
      const action = act[how](chain[0] ?? "");
      const html = frames
        .toReversed()
        .reduce(
          (inner, site) => `<iframe src="${server.url("https", hosts[site], "/", { html: inner })}"></iframe>`,
          frames.length === 0 ? "" : `<script>${action}</script>`,
        );
      const opening = server.url(scheme, hosts[at], "/", { html });
      const documents = [opening, ...frames.map((site) => server.url("https", hosts[site]))].map(
        (url) => parseOrigin(new URL(url).origin) ?? "opaque",
      );
      const isTopLevelNavigation = how !== "fetch";
      const request: SameSiteRequest = {
        method: how === "form" ? "POST" : "GET",
        urls: chain.map((url) => new URL(url)),
        siteForCookies: isTopLevelNavigation ? documents.at(-1) : siteForCookies(documents, rules),
        isTopLevelNavigation,
      };
      const context: CookieContext = {
        ...{ url: new URL(target), type: "http", now, isTopLevelNavigation, partitionKey: hosts[at] },
        sameSite: sameSiteMode(request, rules, set.length === 0 ? "send" : "store"),
        thirdParty: isThirdParty(request, rules),
      };
      /** The cookies that came to V in the end. */
      const play = async (): Promise<string> => {
        await page.goto(opening);
        if (frames.length === 0) await page.evaluate(`${isTopLevelNavigation ? "" : "await "}${action}`);
        const cookies = await server.cookiesAt(target);
        if (isTopLevelNavigation) await vi.waitUntil(() => isAt(target), { timeout: 5000, interval: 10 });
        return cookies;
      };
      return { target, context, play };
    }

    const isAt = (url: string): Promise<boolean> =>
      page.evaluate("return document.readyState === 'complete' && location.href").then(
        (href) => href === url,
        () => false,
      );

    describe("goes with", () => {
      const hosts: Hosts = { V: server.newHost(), A: server.newHost() };

      beforeAll(() => page.goto(server.url("https", hosts.V, "/", { set: four })));

      test.each(scenes)("$desc", async (scene) => {
        const model = new CookieStore(rules);
        const { target, context, play } = stage(scene, hosts);
        for (const line of four) model.store(line, first(target));
        expect(names(await play())).toEqual(names(model.retrieve(context).header ?? ""));
      });
    });

    describe("is set by the answer to", () => {
      test.each(scenes.filter(({ frames, scheme }) => frames === undefined && scheme === undefined))(
        "$desc",
        async (scene) => {
          const model = new CookieStore(rules);
          const hosts: Hosts = { V: server.newHost(), A: server.newHost() };
          const { target, context, play } = stage(scene, hosts, four);
          for (const line of four) model.store(line, context);
          await play();
          if (scene.at === "A" && scene.how === "fetch") await page.goto(server.url("https", hosts.V));
          const script = await page.evaluate<string>("return document.cookie");
          expect(names(script)).toEqual(names(model.retrieve(first(target)).header ?? ""));
        },
      );
    });
  });

  describe("third parties, as shipped", () => {
    const lines = ["n=1; SameSite=None; Secure", "p=1; SameSite=None; Secure; Partitioned", "u=1; Secure"];
    let asShipped: Engine;
    let tab: EnginePage;

    beforeAll(async () => {
      asShipped = await launchEngine(name, { thirdPartyCookies: "default" });
      tab = await asShipped.newPage();
    });

    afterAll(() => asShipped.close());

    /** V's cookies after each step: a visit to `top`, where a fetch goes to V, whose answer sets `lines` or nothing. */
    test.each([
      { desc: "meet what was set first-hand", steps: [{ top: "V", set: lines }, { top: "A" }, { top: "V" }] },
      { desc: "set for themselves", steps: [{ top: "A", set: lines }, { top: "A" }, { top: "B" }, { top: "V" }] },
      {
        desc: "set beside the first party",
        steps: [
          { top: "V", set: lines },
          { top: "A", set: ["n=2; SameSite=None; Secure"] },
          { top: "A" },
          { top: "V" },
        ],
      },
    ] as { desc: string; steps: { top: "V" | "A" | "B"; set?: string[] }[] }[])("$desc", async ({ steps }) => {
      const model = new CookieStore(shipped[name]);
      const hosts = { V: server.newHost(), A: server.newHost(), B: server.newHost() };
      for (const { top, set = [] } of steps) {
        const target = server.url("https", hosts.V, "/", { set });
        await tab.goto(server.url("https", hosts[top]));
        await tab.evaluate(`await ${act.fetch(target)}`);
        const third = top !== "V";
        const context: CookieContext = {
          ...first(target),
          ...{ isTopLevelNavigation: false, thirdParty: third, sameSite: third ? "none" : "strict-or-less" },
          partitionKey: hosts[top],
        };
        expect(await server.cookiesAt(target), `a fetch in ${top}`).toBe(model.retrieve(context).header ?? "");
        for (const line of set) model.store(line, context);
      }
    });
  });
});
