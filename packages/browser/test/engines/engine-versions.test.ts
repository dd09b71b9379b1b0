import { describe, expect, test } from "vitest";
import { changeNames } from "../../src/engines/engine-versions.ts";
import { Browser, engineAt, engines, engineVersions, inProcess, shippedEngineNames } from "../../src/index.ts";
import type { EngineSpecifier, LocalNetworkPermission } from "../../src/index.ts";
import { specifierOf } from "../../src/engines/engine-specifier.ts";

const api = "https://api.example";

describe("which versions there are", () => {
  test.each([
    ["chromium@156", "chromium"],
    ["firefox@153", "firefox"],
    ["webkit@2.50", "webkit"],
  ] as const)("%s is the one that was measured", (specifier, name) => {
    expect(engineAt(specifier)).toBe(engines[name]);
    expect(specifierOf(name, engines[name].version)).toBe(name);
  });

  test.each(["chromium@110", "chromium@155", "firefox@115", "firefox@152"] as const)("%s", (specifier) => {
    const { name, version } = engineAt(specifier);
    expect(`${name}@${version}`).toBe(specifier);
    expect(specifierOf(name, version)).toBe(specifier);
    expect(new Browser({ engine: specifier, network: inProcess({}) }).engine).toBe(name);
  });

  test.each([
    ["chromium@157", '"chromium@157" is not modelled. Use a major version from chromium@110 to chromium@156.'],
    ["chromium@109", '"chromium@109" is not modelled. Use a major version from chromium@110 to chromium@156.'],
    ["firefox@114", '"firefox@114" is not modelled. Use a major version from firefox@115 to firefox@153.'],
    ["firefox@", '"firefox@" is not modelled. Use a major version from firefox@115 to firefox@153.'],
    ["chromium@139.0", '"chromium@139.0" is not modelled. Use a major version from chromium@110 to chromium@156.'],
    ["chromium@0139", '"chromium@0139" is not modelled. Use a major version from chromium@110 to chromium@156.'],
    ["chromium@1e2", '"chromium@1e2" is not modelled. Use a major version from chromium@110 to chromium@156.'],
    ["webkit@2.48", '"webkit@2.48" is not modelled. Use webkit@2.50, the only modelled version of webkit.'],
    ["standard@1", "standard has no versions: it follows the text of the standards. Use standard."],
    ["constructor", /\n- "constructor" is not an engine\. The engines are standard, chromium, firefox and webkit;/],
    ["chromium@139@1", /\n- "chromium@139@1" is not an engine/],
    ["", /\n- "" is not an engine/],
    [7, /\n- A value of type number is not an engine/],
    ["x".repeat(9999), /\n- .{0,200}$/],
  ])("%j is refused, with those that there are", (specifier, message) => {
    const make = (): Browser => new Browser({ engine: specifier as EngineSpecifier, network: inProcess({}) });
    expect(make).toThrow(TypeError);
    const intro = "The options of Browser have problems:\n- ";
    expect(make).toThrow(typeof message === "string" ? new TypeError(intro + message) : message);
  });
});

describe.each(shippedEngineNames)("the changes of %s", (name) => {
  const { changes, oldest } = engineVersions[name];
  const measured = Number(engines[name].version);

  test("each has a name of its own", () => {
    const names = changes.map((change) => change.name);
    expect(new Set(names).size).toBe(names.length);
    expect(changeNames).toEqual(expect.arrayContaining(names));
  });

  test("lead back through every version, and each changes something", () => {
    const modelled = changes.filter(({ before }) => before !== undefined);
    if (oldest === undefined) expect(modelled).toEqual([]);
    for (const { since, name: changed } of modelled) {
      expect([changed, Number(since) > Number(oldest), Number(since) <= measured]).toEqual([changed, true, true]);
      const [before, after] = [Number(since) - 1, Number(since)].map((version) => ({
        ...engineAt(`${name}@${String(version)}`),
        version: "",
      }));
      expect([changed, before]).not.toEqual([changed, after]);
    }
  });
});

test("each name of a change is one of an engine's", () => {
  const used = Object.values(engineVersions).flatMap(({ changes }) => changes.map(({ name }) => name));
  expect(new Set(used)).toEqual(new Set(changeNames));
});

/** Whether the engine stores what a page of another site, or the server's own, sets. */
async function stores(engine: EngineSpecifier, line: string): Promise<boolean> {
  const browser = new Browser({
    engine,
    network: inProcess({ [api]: () => new Response(null, { headers: { "set-cookie": line } }) }),
  });
  await browser.open(`${api}/`);
  return browser.cookies.list(Date.now()).length > 0;
}

/** Why a public page cannot fetch from this machine. */
async function localFailure(
  engine: EngineSpecifier,
  permissions: readonly LocalNetworkPermission[] = [],
  page = "https://app.example/",
): Promise<string | undefined> {
  const allow = (): Response => new Response("", { headers: { "access-control-allow-origin": "*" } });
  const browser = new Browser({
    engine,
    permissions,
    network: inProcess({ [api]: allow, "http://api.example": allow }),
    resolve: () => "127.0.0.1",
  });
  const to = page.startsWith("https:") ? api : "http://api.example";
  return (await browser.pageAt(page, { addressSpace: "public" }).attempt(`${to}/`)).failure?.code;
}

describe("what a version does", () => {
  test.each([
    ["chromium@139", "__Host-Http-k=1; Path=/; Secure", true],
    ["chromium@140", "__Host-Http-k=1; Path=/; Secure", false],
    ["firefox@142", "__Http-k=1; Secure", true],
    ["firefox@143", "__Http-k=1; Secure", false],
    ["firefox@130", "k=1; SameSite=None", true],
    ["firefox@131", "k=1; SameSite=None", false],
    ["chromium@113", "k=1; Partitioned", true],
    ["chromium@114", "k=1; Partitioned", false],
    ["firefox@140", "k=1; Partitioned", true],
    ["firefox@141", "k=1; Partitioned", false],
  ] as const)("%s and the cookie %s", async (engine, line, expected) => {
    expect(await stores(engine, line)).toBe(expected);
  });

  test.each([
    ["chromium@141", [], undefined],
    ["chromium@142", [], "local-network-denied"],
    ["chromium@144", ["loopback-network"], "local-network-denied"],
    ["chromium@144", ["local-network-access"], undefined],
    ["chromium@145", ["loopback-network"], undefined],
    ["firefox@152", [], undefined],
    ["firefox@153", [], "local-network-denied"],
  ] as const)("%s and this machine, with the permissions %j", async (engine, permissions, expected) => {
    expect(await localFailure(engine, permissions)).toBe(expected);
  });

  test("Chromium kept insecure pages from this machine before it asked", async () => {
    expect(await localFailure("chromium@141", [], "http://app.example/")).toBe("local-network-insecure");
  });

  test("an outcome names it", async () => {
    const browser = new Browser({ engine: "chromium@139", network: inProcess({}) });
    const outcome = await browser.pageAt("https://app.example/").attempt(`${api}/`);
    expect([outcome.engine, outcome.version]).toEqual(["chromium", "139"]);
  });
});
