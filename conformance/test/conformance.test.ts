import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { differences } from "../src/compare.ts";
import { engineNames, findEngine } from "@sallyport/testing/engines";
import { findDisagreements, modelOf, type ModelRun, type Observer } from "../src/disagreements.ts";
import { LiveEngine } from "../src/live-engine.ts";
import type { Observation } from "../src/observation.ts";
import { statusOf, textOf } from "../src/report.ts";

const page = { url: "https://a.localhost/page" };
const to = "https://b.localhost/r";
const granted: Case = {
  desc: "a simple GET",
  page,
  routes: {
    "/r": {
      actual: {
        status: 200,
        headers: [
          ["access-control-allow-origin", "*"],
          ["x-a", "1"],
          ["access-control-expose-headers", "x-a"],
        ],
        body: "body",
      },
    },
  },
  actions: [{ kind: "fetch", to, credentials: "omit", headers: [["accept", "text/html"]] }],
};

const cases: Case[] = [
  granted,
  { ...granted, desc: "no grant", routes: { "/r": { actual: { status: 200, headers: [] } } } },
  { ...granted, desc: "a refused preflight", actions: [{ kind: "fetch", to, method: "PUT" }] },
  { ...granted, desc: "an XMLHttpRequest", actions: [{ kind: "xhr", to }] },
  { ...granted, desc: "another scheme", actions: [{ kind: "fetch", to: "mailto:a@b.localhost" }] },
  {
    desc: "cookies",
    page,
    visits: ["https://b.localhost/set"],
    routes: {
      ...granted.routes,
      "/set": { actual: { status: 200, headers: [["set-cookie", "k=1; Secure; SameSite=None"]] } },
    },
    actions: [
      { kind: "fetch", to, mode: "no-cors", credentials: "include" },
      { kind: "cookie", set: "l=2" },
    ],
  },
];

/** A model that shows `x-a` to nobody. */
const wrong: ModelRun = async (described) => {
  const observation = await modelOf("chromium")(described);
  const results = observation.results.map((result) => ({
    ...result,
    ...(result.headers && { headers: result.headers.filter((line) => !line.startsWith("x-a:")) }),
  }));
  return { ...observation, results };
};

const observer = (model: ModelRun): Observer => ({ observe: (all) => Promise.all(all.map(model)) });

const found = (engine: Observer, model: ModelRun): ReturnType<typeof findDisagreements> =>
  findDisagreements(engine, model, cases);

test("reports every field in which two observations differ", () => {
  const engine: Observation = { results: [{ outcome: "load", status: 200 }], requests: [], errors: ["X"] };
  const model: Observation = { results: [{ outcome: "load", status: 0 }], requests: [], errors: [] };
  expect(differences(engine, model)).toEqual([
    { field: "results[0].status", engine: 200, model: 0 },
    { field: "errors", engine: ["X"], model: [] },
  ]);
});

test("reports a planted difference with its smallest reproduction", async () => {
  const disagreements = await found(observer(modelOf("chromium")), wrong);
  expect(disagreements.map(({ desc }) => desc)).toEqual(["a simple GET", "an XMLHttpRequest"]);
  expect(disagreements[0]?.differences[0]?.field).toBe("results[0].headers");
  expect(disagreements[0]?.reproduction).toEqual({
    ...granted,
    routes: { "/r": { actual: { status: 200, headers: granted.routes["/r"]?.actual.headers } } },
    actions: [{ kind: "fetch", to, headers: [] }],
  });
  const report = { engine: "chromium", version: "1", cases: cases.length, disagreements } as const;
  expect(textOf(report)).toMatch(
    /\n {4}chromium \[.*x-a: 1.*\n {4}model .*\n {2}case \{.*\n(.*\n)*chromium: 6 cases, 2 differences$/,
  );
  expect(statusOf([report])).toBe(1);
});

test("tells of a difference before all have run", async () => {
  const told: string[] = [];
  const quiet: Case = { ...granted, desc: "does nothing", actions: [] };
  const many = [{ ...granted, desc: "differs" }, ...Array.from({ length: 1_200 }, () => quiet)];
  const run: Observer = {
    observe: (all) => {
      told.push(`runs ${all.length}`);
      return Promise.all(all.map(modelOf("chromium")));
    },
  };
  await findDisagreements(run, wrong, many, { found: ({ desc }) => void told.push(desc) });
  expect(told.slice(0, 5)).toEqual(["runs 600", "runs 1", "differs", "runs 600", "runs 1"]);
});

test("reports nothing where there is nothing", async () => {
  const disagreements = await found(observer(modelOf("firefox")), modelOf("firefox"));
  expect(disagreements).toEqual([]);
  expect(statusOf([{ engine: "firefox", version: "1", cases: 6, disagreements }])).toBe(0);
});

test("does not count what an engine does only once", async () => {
  let asked = 0;
  const fickle: Observer = { observe: (all) => Promise.all(all.map(asked++ === 0 ? wrong : modelOf("chromium"))) };
  expect(await found(fickle, modelOf("chromium"))).toEqual([]);
});

test("reports a model that throws", async () => {
  const broken: Case = { ...granted, visits: ["https://nowhere.example/"] };
  expect((await modelOf("chromium")(broken)).failure).toMatch(/^the model: /);
});

describe.each(engineNames)("%s", (name) => {
  const engine = findEngine(name);
  if ("missing" in engine) {
    const text = `${engine.missing}; install it with: ${engine.install}`;
    console.warn(`NOT TESTED: ${name}: ${text}`);
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(text));
    return;
  }

  let live: LiveEngine;

  beforeAll(async () => {
    live = await LiveEngine.start(name);
  });

  afterAll(() => live.close());

  test("does what its model says", async () => {
    expect(await found(live, modelOf(name))).toEqual([]);
  });

  test("is seen to do what it does", async () => {
    const [simple, refused, preflighted, , , cookies] = await live.observe(cases);
    expect(simple).toMatchObject({
      results: [{ outcome: "resolved", type: "cors", status: 200, body: "body" }],
      requests: [{ method: "GET", url: to, origin: "https://a.localhost", referer: "origin", authored: ["accept"] }],
      errors: [],
    });
    expect(refused?.results).toEqual([{ outcome: "rejected", name: "TypeError" }]);
    expect(preflighted?.requests).toMatchObject([{ method: "OPTIONS", requestMethod: "PUT" }]);
    const codes = {
      chromium: ["MissingAllowOriginHeader", "MethodDisallowedByPreflightResponse"],
      firefox: ["CORSMissingAllowOrigin", "CORSMethodNotFound"],
      webkit: [],
    };
    expect([...(refused?.errors ?? []), ...(preflighted?.errors ?? [])]).toEqual(codes[name]);
    expect(cookies).toMatchObject({ cookie: "l=2" });
    expect(cookies?.requests.map(({ url, cookie }) => [url, cookie])).toEqual([
      ["https://b.localhost/set", undefined],
      ["https://a.localhost/page", undefined],
      [to, "k=1"],
      ["https://a.localhost/jar", "l=2"],
      ["https://b.localhost/jar", "k=1"],
    ]);
  });

  test("has a planted difference reported", async () => {
    const disagreements = await found(live, wrong);
    expect(disagreements.map(({ desc }) => desc)).toContain("a simple GET");
  });
});
