import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type RegistrationOptions } from "../../../src/index.ts";
import { explain } from "../../../src/explain/index.ts";
import { opened, PAGE } from "./site.ts";

const register = async (url: string, options: RegistrationOptions = {}, scene: Parameters<typeof opened>[0] = {}) => {
  const { page, asked } = await opened(scene);
  const registered = await page.serviceWorker?.register(url, options);
  if (registered === undefined) throw new Error("The page has no navigator.serviceWorker.");
  return { ...registered, asked };
};

test("the request says that it is a service worker's", async () => {
  const { asked, worker } = await register("/sw.js");
  expect(worker).toMatchObject({ url: `${PAGE}/sw.js`, scope: `${PAGE}/`, origin: PAGE });
  expect(Object.fromEntries(asked[0]?.headers ?? [])).toMatchObject({
    "service-worker": "script",
    "sec-fetch-dest": "serviceworker",
    "sec-fetch-mode": "same-origin",
    "sec-fetch-site": "same-origin",
    "cache-control": "max-age=0",
    referer: `${PAGE}/`,
  });
});

describe("what the page gets where it does not run", () => {
  test.each<
    [desc: string, url: string, options: RegistrationOptions, scene: object, code: string | undefined, error: string]
  >([
    ["not a URL", "https://", {}, {}, undefined, "TypeError"],
    ["another scheme", "data:text/javascript,0", {}, {}, undefined, "TypeError"],
    ["an escaped slash", "/a%2Fsw.js", {}, {}, undefined, "TypeError"],
    ["another origin", "https://cdn.example.net/sw.js", {}, {}, undefined, "SecurityError"],
    ["a scope of another origin", "/sw.js", { scope: "https://cdn.example.net/" }, {}, undefined, "SecurityError"],
    ["a redirect", "/away.js", {}, {}, "redirect-forbidden", "SecurityError"],
    ["another type", "/sw.js", {}, { script: { "Content-Type": "text/plain" } }, "mime-type", "SecurityError"],
    ["a status", "/sw.js", {}, { status: 404 }, "element-status", "TypeError"],
    ["a scope above it", "/deep/sw.js", { scope: "/" }, {}, "service-worker-scope", "SecurityError"],
    ["a policy", "/sw.js", {}, { page: { "Content-Security-Policy": "worker-src 'none'" } }, "csp", "TypeError"],
  ])("%s", async (_desc, url, options, scene, code, name) => {
    const { worker, failure, error } = await register(url, options, scene);
    expect({ worker, code: failure?.code, name: error?.name }).toEqual({ worker: undefined, code, name });
  });
});

test.each<[scope: string | undefined, allowed: string | undefined, found: string]>([
  [undefined, undefined, `${PAGE}/deep/`],
  ["/deep/er/", undefined, `${PAGE}/deep/er/`],
  ["/", "/", `${PAGE}/`],
])("the scope %s with Service-Worker-Allowed %s", async (scope, allowed, found) => {
  const script = allowed === undefined ? {} : { "Service-Worker-Allowed": allowed };
  const { worker } = await register("/deep/sw.js", scope === undefined ? {} : { scope }, { script });
  expect(worker?.scope).toBe(found);
});

test.each<[EngineName, referer: string | null, cacheControl: string]>([
  ["chromium", `${PAGE}/`, "max-age=0"],
  ["firefox", null, "no-cache"],
  ["webkit", `${PAGE}/`, "max-age=0"],
])("the script's request in %s", async (engine, referer, cacheControl) => {
  const { asked } = await register("/sw.js", {}, { engine });
  const headers = asked[0]?.headers;
  expect([headers?.get("Referer"), headers?.get("Cache-Control")]).toEqual([referer, cacheControl]);
});

test("a page that is no secure context has none", () => {
  const browser = new Browser({ network: inProcess({}) });
  expect(browser.pageAt("http://app.example/").serviceWorker).toBeUndefined();
  expect(browser.pageAt("http://app.localhost/").serviceWorker).toBeDefined();
});

test.each([
  [{ scop: "/" }, 'no option "scop"'],
  [{ type: "text" }, 'type is "text"'],
  [{ updateViaCache: true }, "updateViaCache"],
])("%j is refused", async (options, message) => {
  const { page } = await opened();
  await expect(page.serviceWorker?.register("/sw.js", options as RegistrationOptions)).rejects.toThrow(message);
});

test("a scope above the script is explained", async () => {
  const explanation = explain(await register("/deep/sw.js", { scope: "/" }));
  expect(explanation.code).toBe("service-worker-scope");
  expect(explanation.fixes[0]?.text).toContain("Service-Worker-Allowed");
});
