import { describe, expect, test } from "vitest";
import { spaceOfAddress, type AddressSpace } from "../../src/fetch/address-space.ts";
import type { BrowserOptions, EngineName, Page, PageOptions, PageRequestInit, Resolve } from "../../src/index.ts";
import { generous, sceneOf, verdictOf } from "./script.ts";

describe("Local Network Access", () => {
  test.each<[desc: string, from: AddressSpace, to: string, blocked: boolean]>([
    ["public to public", "public", "https://b.test", false],
    ["public to a private address", "public", "https://192.168.0.1", true],
    ["public to 10.0.0.0/8", "public", "https://10.1.2.3", true],
    ["public to 172.16.0.0/12", "public", "https://172.31.0.1", true],
    ["just outside of it", "public", "https://172.32.0.1", false],
    ["public to a carrier's own", "public", "https://100.64.0.1", true],
    ["public to a link-local one", "public", "https://169.254.0.1", true],
    ["public to a mapped address of this machine", "public", "https://[::ffff:127.0.0.1]", true],
    ["public to one that isn't this machine's", "public", "https://[::ffff:8.8.8.8]", false],
    ["public to the unspecified address", "public", "https://0.0.0.0", true],
    ["public to a unique local one", "public", "https://[fd00::1]", true],
    ["public to a name for it", "public", "https://printer.local", true],
    ["public to this machine", "public", "https://localhost", true],
    ["local to local", "local", "https://192.168.0.1", false],
    ["local to this machine", "local", "https://[::1]", true],
    ["local to public", "local", "https://b.test", false],
    ["this machine to itself", "loopback", "https://127.0.0.1", false],
  ])("%s", async (_desc, addressSpace, to, blocked) => {
    const { network, browser } = sceneOf(generous);
    const page = browser.pageAt("https://a.example", { addressSpace });
    expect(await verdictOf(page, to)).toBe(blocked ? "local-network-denied" : "cors 200");
    expect(network.asked).toHaveLength(blocked ? 0 : 1);
  });

  test("what is no secure context cannot even ask", async () => {
    const { browser } = sceneOf(generous);
    const plain = browser.pageAt("http://a.example", { addressSpace: "public" });
    expect(await verdictOf(plain, "http://192.168.0.1")).toBe("local-network-insecure");
    const framed = browser.pageAt("https://a.example", { addressSpace: "public", parent: plain });
    expect(await verdictOf(framed, "https://192.168.0.1")).toBe("local-network-insecure");
  });
});

describe("the address space of a name is that of its addresses", () => {
  const rebound = "https://rebound.example";
  test.each<[desc: string, resolve: Resolve, verdict: string]>([
    ["a table: this machine", { "rebound.example": "127.0.0.1" }, "local-network-denied"],
    ["a table: the local network", { "rebound.example": ["192.168.0.7"] }, "local-network-denied"],
    ["a table that doesn't have the name", { "other.example": "127.0.0.1" }, "cors 200"],
    ["a table has no names of Object", {}, "cors 200"],
    ["a function", (host) => (host === "rebound.example" ? "::1" : undefined), "local-network-denied"],
    ["one that takes its time", () => Promise.resolve("[fd00::1]"), "local-network-denied"],
    ["a public address", () => "8.8.8.8", "cors 200"],
    ["the least public of several", () => ["8.8.8.8", "10.0.0.1"], "local-network-denied"],
    ["no address", () => [], "unreachable"],
    ["a name instead of an address", () => "localhost", "unreachable"],
    ["what a URL parser would repair is read as it would", () => "127.1", "local-network-denied"],
    ["no text", () => 7 as never, "unreachable"],
    ["an object without a prototype", () => [Object.create(null)] as never, "unreachable"],
    [
      "one that throws",
      () => {
        throw new Error("no network");
      },
      "unreachable",
    ],
    ["one that rejects", () => Promise.reject(new Error("no network")), "unreachable"],
  ])("%s", async (_desc, resolve, verdict) => {
    const { network, browser } = sceneOf(generous, { resolve });
    expect(await verdictOf(browser.pageAt("https://a.example", { addressSpace: "public" }), rebound)).toBe(verdict);
    expect(network.asked).toHaveLength(verdict === "cors 200" ? 1 : 0);
  });

  test.each(["rebound.example.", "printer.local."])("a dot at the end changes nothing: %s", async (host) => {
    const { browser } = sceneOf(generous, { resolve: { "rebound.example": "127.0.0.1" } });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    expect(await verdictOf(page, `https://${host}`)).toBe("local-network-denied");
  });

  test("addresses and localhost are not resolved", async () => {
    const { browser } = sceneOf(generous, { resolve: () => "8.8.8.8" });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    for (const host of ["127.0.0.1", "localhost", "api.localhost", "10.0.0.1"])
      expect(await verdictOf(page, `https://${host}`)).toBe("local-network-denied");
  });

  test("one that never ends is ended by the page's signal", async () => {
    const { browser } = sceneOf(generous, { resolve: () => new Promise<string>(() => undefined) });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    const outcome = await page.attempt(rebound, { signal: AbortSignal.timeout(5) });
    expect(outcome.failure?.code).toBe("aborted");
  });

  test("blocks: their first and last addresses, and those beside them", () => {
    const rows: [first: string, last: string, before: string, after: string, space: AddressSpace][] = [
      ["127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0", "loopback"],
      ["10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0", "local"],
      ["100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0", "local"],
      ["172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0", "local"],
      ["192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0", "local"],
      ["198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0", "loopback"],
      ["169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0", "local"],
      ["fc00::", "fdff:ffff::", "fbff::", "fe00::", "local"],
      ["fe80::", "feff:ffff::", "fe7f::", "ff00::", "local"],
      ["2001:db8::", "2001:db8:ffff::1", "2001:db7::", "2001:db9::", "local"],
    ];
    for (const [first, last, before, after, space] of rows) {
      expect([first, last].map(spaceOfAddress)).toEqual([space, space]);
      expect([before, after].map(spaceOfAddress)).toEqual(["public", "public"]);
    }
    expect(["::", "::1", "::2", "0.0.0.0", "0.0.0.1"].map(spaceOfAddress)).toEqual([
      "loopback",
      "loopback",
      "public",
      "loopback",
      "local",
    ]);
  });
});

describe("Local Network Access by engine", () => {
  const loopback = "http://loopback.example";
  const secure = "https://loopback.example";
  const resolve: Resolve = {
    "loopback.example": "127.0.0.1",
    "local.example": "10.0.0.1",
    "public.example": "8.8.8.8",
  };

  interface Row {
    readonly engine: EngineName;
    readonly to: string;
    readonly init?: Record<string, unknown>;
    readonly at?: string;
    readonly page?: PageOptions;
    readonly permissions?: NonNullable<BrowserOptions["permissions"]>;
    readonly verdict: string;
  }

  const row = (engine: EngineName, to: string, verdict: string, more: Partial<Row> = {}): Row => ({
    engine,
    to,
    verdict,
    ...more,
  });

  test.each<Row>([
    row("chromium", secure, "local-network-denied"),
    row("firefox", secure, "local-network-denied"),
    row("webkit", secure, "cors 200"),
    row("standard", secure, "local-network-denied", { page: { addressSpace: "local" } }),
    row("chromium", secure, "cors 200", { page: { addressSpace: "local" } }),
    row("chromium", loopback, "local-network-insecure", { at: "http://a.example" }),
    row("firefox", loopback, "local-network-denied", { at: "http://a.example" }),
    row("firefox", loopback, "cors 200", { at: "http://a.example", permissions: ["loopback-network"] }),
    row("chromium", loopback, "local-network-insecure", { at: "http://a.example", permissions: ["loopback-network"] }),
    row("chromium", secure, "cors 200", { permissions: ["loopback-network"] }),
    row("chromium", secure, "local-network-denied", { permissions: ["local-network"] }),
    row("chromium", secure, "cors 200", { permissions: ["local-network-access"] }),
    row("firefox", secure, "local-network-denied", { permissions: ["local-network-access"] }),
    row("chromium", "https://local.example", "cors 200", { permissions: ["local-network"] }),
    row("chromium", "https://public.example", "local-network-target", { init: { targetAddressSpace: "local" } }),
    row("chromium", "https://public.example", "local-network-target", { init: { targetAddressSpace: "private" } }),
    row("chromium", "https://public.example", "cors 200", { init: { targetAddressSpace: "unknown" } }),

    row("chromium", secure, "local-network-target", { init: { targetAddressSpace: "public" } }),
    row("standard", secure, "local-network-denied", { init: { targetAddressSpace: "public" } }),
    row("firefox", "https://public.example", "cors 200", { init: { targetAddressSpace: "nope" } }),
    row("chromium", loopback, "mixed-content"),
    row("chromium", loopback, "local-network-denied", { init: { targetAddressSpace: "loopback" } }),
    row("chromium", loopback, "cors 200", {
      init: { targetAddressSpace: "loopback" },
      permissions: ["loopback-network"],
    }),
    row("firefox", loopback, "mixed-content", { init: { targetAddressSpace: "loopback" } }),
    row("chromium", "http://10.0.0.1", "local-network-denied"),
    row("firefox", "http://10.0.0.1", "mixed-content"),
  ])("$engine to $to ($at $init $permissions $page): $verdict", async (one) => {
    const { engine, to, init = {}, at = "https://a.example", page = { addressSpace: "public" }, verdict } = one;
    const { browser } = sceneOf(generous, { engine, resolve, permissions: one.permissions ?? [] });
    expect(await verdictOf(browser.pageAt(at, page), to, init as PageRequestInit)).toBe(verdict);
  });

  test("what no address space is called is a TypeError where the option is read", async () => {
    const init = { targetAddressSpace: "nope" } as never;
    const { page } = sceneOf(generous, { engine: "chromium" });
    await expect(page.fetch("https://public.example", init)).rejects.toThrow('"nope" is not a valid target address');
    await expect(
      sceneOf(generous, { engine: "firefox" }).page.fetch("https://public.example", init),
    ).resolves.toBeDefined();
  });

  test("a Request keeps the option", async () => {
    const { browser } = sceneOf(generous, { engine: "chromium", resolve });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    const request = new page.globals.Request("https://public.example", { targetAddressSpace: "local" });
    expect((await page.attempt(request)).failure).toMatchObject({
      code: "local-network-target",
      value: "public",
      target: "local",
      chromium: "InvalidLocalNetworkAccess",
    });
  });

  test("a page's own server is not another one, if the page is secure", async () => {
    const { browser } = sceneOf(generous, { engine: "chromium", resolve });
    const at = (url: string): Page => browser.pageAt(url, { addressSpace: "public" });
    expect(await verdictOf(at(secure), secure)).toBe("basic 200");
    expect(await verdictOf(at(loopback), loopback)).toBe("local-network-insecure");
  });

  test("a redirect is checked too: the first hop is sent, the second is not", async () => {
    const { network, browser } = sceneOf(
      (asked) => ({ ...generous(asked), status: 302, headers: [...generous(asked).headers, ["Location", secure]] }),
      { resolve },
    );
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    expect(await verdictOf(page, "https://public.example/")).toBe("local-network-denied");
    expect(network.lines).toEqual(["GET https://public.example/"]);
  });

  test("elements and frames are checked, the address bar is not", async () => {
    const { network, browser } = sceneOf(() => ({}), { engine: "chromium", resolve });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    const image = await page.embed({ as: "image", url: secure });
    const frame = await page.navigate(secure, { by: "frame" });
    expect([image.failure?.code, frame.failure?.code]).toEqual(["local-network-denied", "local-network-denied"]);
    expect(network.asked).toHaveLength(0);
    expect((await page.navigate(secure)).newPage?.environment.addressSpace).toBe("loopback");
  });

  test.each<[engine: EngineName, code: string | undefined]>([
    ["chromium", "local-network-denied"],
    ["firefox", "websocket-status"],
    ["webkit", "websocket-status"],
  ])("sockets in %s: %s", async (engine, code) => {
    const { browser } = sceneOf(() => ({}), { engine, resolve });
    const page = browser.pageAt("https://a.example", { addressSpace: "public" });
    expect((await page.openSocket("wss://loopback.example/")).failure?.code).toBe(code);
  });

  test("a page whose policy has treat-as-public-address is public in Chromium", async () => {
    const headers = [["Content-Security-Policy", "default-src *; Treat-As-Public-Address"]] as const;
    const spaces = [];
    for (const engine of ["standard", "chromium", "firefox"] as const) {
      const { browser } = sceneOf(() => ({ headers }), { engine, resolve });
      spaces.push((await browser.open(secure)).environment.addressSpace);
    }
    expect(spaces).toEqual(["public", "public", "loopback"]);
  });

  test("a permission that doesn't exist is refused", () => {
    expect(() => sceneOf(generous, { permissions: ["local" as never] })).toThrow(TypeError);
  });
});

describe("Permissions Policy for the local network", () => {
  const permissions = ["local-network", "loopback-network"] as const;
  const resolve: Resolve = { "loopback.example": "127.0.0.1" };

  test.each<[desc: string, url: string, options: PageOptions, isAllowed: boolean]>([
    ["a frame of the page's origin", "https://a.example", {}, true],
    ["a frame of another origin", "https://b.example", {}, false],
    ["a frame of another origin, with the feature", "https://b.example", { allow: "loopback-network" }, true],
    ["with the older name", "https://b.example", { allow: "camera; local-network-access" }, true],
    ["with the other one", "https://b.example", { allow: "local-network" }, false],
    ["with a list that has it", "https://b.example", { allow: "loopback-network https://b.example" }, true],
    ["with a list that doesn't", "https://b.example", { allow: "loopback-network https://c.example" }, false],
    ["with a wildcard", "https://b.example", { allow: "loopback-network *" }, true],
    ["with nobody", "https://b.example", { allow: "loopback-network 'none'" }, false],
    ["a sandboxed frame", "https://a.example", { sandboxed: true }, false],
    ["about:srcdoc", "about:srcdoc", {}, true],
  ])("%s", async (_desc, url, options, isAllowed) => {
    const { browser } = sceneOf(generous, { engine: "chromium", resolve, permissions });
    const parent = browser.pageAt("https://a.example", { addressSpace: "public" });
    const frame = browser.pageAt(url, { parent, addressSpace: "public", ...options });
    expect(await verdictOf(frame, "https://loopback.example")).toBe(isAllowed ? "cors 200" : "local-network-denied");
  });

  test.each<[header: string, isAllowed: boolean]>([
    ["loopback-network=()", false],
    ["local-network-access=()", false],
    ["local-network=()", true],
    ["loopback-network=(self)", true],
    ["loopback-network=*", true],
    ['camera=(), loopback-network=("https://c.example")', false],
    ['loopback-network=("https://a.example")', true],
    ["loopback-network=(", true],
  ])("the page's own header: %s", async (header, isAllowed) => {
    const csp = ["Content-Security-Policy", "treat-as-public-address"] as const;
    const { browser } = sceneOf(
      (asked) => ({ headers: [...generous(asked).headers, csp, ["Permissions-Policy", header]] }),
      { engine: "chromium", resolve, permissions },
    );
    const page = await browser.open("https://a.example");
    expect(await verdictOf(page, "https://loopback.example")).toBe(isAllowed ? "cors 200" : "local-network-denied");
  });
});
