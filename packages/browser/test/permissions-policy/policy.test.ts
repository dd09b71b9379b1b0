import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type FrameOptions, type Page } from "../../src/index.ts";

const PAGE = "https://a.example";

/** Serves documents with a header by host. */
function browserWith(headers: Readonly<Record<string, string>> = {}, engine: EngineName = "chromium"): Browser {
  const handler = (request: Request): Response => {
    const { origin } = new URL(request.url);
    const policy = headers[origin];
    if (new URL(request.url).pathname === "/to-c")
      return new Response(null, { status: 302, headers: { Location: "https://c.example/" } });
    return new Response("<p>", {
      headers: { "Content-Type": "text/html", ...(policy && { "Permissions-Policy": policy }) },
    });
  };
  const hosts = [PAGE, "https://b.example", "https://c.example"];
  return new Browser({ engine, network: inProcess(Object.fromEntries(hosts.map((origin) => [origin, handler]))) });
}

/** The name of the error: Sallyport's own network here can't be waited for, which is an InvalidAccessError. */
function waits(page: Page | undefined): string {
  if (page === undefined) return "no page";
  const xhr = new page.XMLHttpRequest();
  try {
    xhr.open("GET", "/r", false);
    xhr.send();
  } catch (error) {
    return (error as Error).name;
  }
  return "sent";
}

const refused = "NetworkError";
const allowed = "InvalidAccessError";

describe("sync-xhr in the header of a page", () => {
  test.each<[header: string, result: string]>([
    ["sync-xhr=()", refused],
    ["sync-xhr=(self)", allowed],
    ["sync-xhr=*", allowed],
    ["sync-xhr=self", allowed],
    ["sync-xhr", refused],
    ["sync-xhr=none", refused],
    ['sync-xhr=("https://a.example")', allowed],
    ['sync-xhr=("https://*.example")', allowed],
    ['sync-xhr=("https://b.example")', refused],
    ["camera=(), sync-xhr=();report-to=x", refused],
    ["sync-xhr=(), sync-xhr=*", allowed],
    ["sync-xhr=*, sync-xhr=()", refused],
    ["sync-xhr=(), camera=(", allowed],
    ["sync-xhr 'none'", allowed],
    ["SYNC-XHR=()", allowed],
    ["sync-xhr=(),", allowed],
    ["geolocation=()", allowed],
  ])("%s", async (header, result) => {
    expect(waits(await browserWith({ [PAGE]: header }).open(PAGE))).toBe(result);
    expect(waits(browserWith().pageAt(PAGE, { permissionsPolicy: header }))).toBe(result);
  });

  test("what Chromium takes for keywords, and what is too long for it", () => {
    const result = (engine: EngineName, permissionsPolicy: string): string =>
      waits(browserWith({}, engine).pageAt(PAGE, { permissionsPolicy }));
    for (const keyword of ['("*")', `("'self'")`]) {
      expect(result("chromium", `sync-xhr=${keyword}`)).toBe(allowed);
      expect(result("standard", `sync-xhr=${keyword}`)).toBe(refused);
    }
    const long = `sync-xhr=(), x=${"a".repeat(65_536)}`;
    expect([result("chromium", long), result("standard", long)]).toEqual([allowed, refused]);
  });

  test.each<[allow: string, chromium: string, webkit: string]>([
    ["sync-xhr=()", allowed, refused],
    ["sync-xhr:'none'", allowed, refused],
    ["sync-xhrs", allowed, refused],
    ["camera sync-xhr=()", allowed, allowed],
  ])("WebKit goes by how it begins: %s", async (allow, chromium, webkit) => {
    for (const [engine, result] of [
      ["chromium", chromium],
      ["webkit", webkit],
    ] as const) {
      const page = browserWith({}, engine).pageAt(PAGE);
      expect(waits((await page.frame("https://b.example/", { allow })).page)).toBe(result);
    }
  });

  test.each<[engine: EngineName, header: string, attribute: string]>([
    ["standard", refused, refused],
    ["chromium", refused, refused],
    ["firefox", allowed, allowed],
    ["webkit", allowed, refused],
  ])("%s", async (engine, header, attribute) => {
    const page = await browserWith({ [PAGE]: "sync-xhr=()" }, engine).open(PAGE);
    expect(waits(page)).toBe(header);
    const other = browserWith({}, engine).pageAt(PAGE);
    expect(waits((await other.frame("https://b.example/", { allow: "sync-xhr 'none'" })).page)).toBe(attribute);
  });
});

describe("sync-xhr in a frame", () => {
  test.each<[desc: string, url: string, header: string, options: FrameOptions, result: string]>([
    ["another origin's", "https://b.example/", "", {}, allowed],
    ["the page's own, forbidden", `${PAGE}/`, "", { allow: "sync-xhr 'none'" }, refused],
    ["about:srcdoc, forbidden", "about:srcdoc", "", { allow: "sync-xhr 'none'" }, refused],
    ["about:blank, forbidden", "about:blank", "", { allow: "sync-xhr 'NONE'" }, refused],
    ["a name in other letters", "about:blank", "", { allow: "SYNC-XHR 'none'" }, allowed],
    ["a wildcard, which headers have", "https://b.example/", "", { allow: "sync-xhr https://*.example" }, refused],
    ["for its own URL", "https://b.example/", "", { allow: "camera; sync-xhr" }, allowed],
    ["for its own URL, by name", "https://b.example/", "", { allow: "sync-xhr 'src'" }, allowed],
    ["for the page around it", "https://b.example/", "", { allow: "sync-xhr 'self'" }, refused],
    ["for another", "https://b.example/", "", { allow: "sync-xhr https://c.example" }, refused],
    ["for all", "https://b.example/", "", { allow: "sync-xhr *" }, allowed],
    ["twice", "https://b.example/", "", { allow: "sync-xhr *; sync-xhr 'none'" }, allowed],
    ["sandboxed, for its own URL", "https://b.example/", "", { allow: "sync-xhr", sandbox: "allow-scripts" }, allowed],
    ["redirected away from its own URL", "https://b.example/to-c", "", { allow: "sync-xhr" }, refused],
    ["redirected, for all", "https://b.example/to-c", "", { allow: "sync-xhr *" }, allowed],
    ["in a page without", "https://b.example/", "sync-xhr=()", { allow: "sync-xhr *" }, refused],
    ["in a page that has it alone", "https://b.example/", "sync-xhr=(self)", { allow: "sync-xhr *" }, refused],
    ["of its own origin, so", `${PAGE}/`, "sync-xhr=(self)", {}, allowed],
    ["that the page's list has", "https://b.example/", 'sync-xhr=(self "https://b.example")', {}, allowed],
  ])("%s", async (_desc, url, header, options, result) => {
    const page = await browserWith(header === "" ? {} : { [PAGE]: header }).open(PAGE);
    expect(waits((await page.frame(url, options)).page)).toBe(result);
  });

  test("of a frame, and by `navigate` and `pageAt`", async () => {
    const page = browserWith().pageAt(PAGE);
    const { page: frame } = await page.frame("https://b.example/", { allow: "sync-xhr 'none'" });
    expect(waits((await frame.frame("https://c.example/", { allow: "sync-xhr *" })).page)).toBe(refused);
    const { newPage } = await page.navigate("https://b.example/", { by: "frame", allow: "sync-xhr 'none'" });
    expect(waits(newPage)).toBe(refused);
    expect(waits(browserWith().pageAt("about:srcdoc", { parent: page, allow: "sync-xhr 'none'" }))).toBe(refused);
  });

  test("a window that it opens has none of it", async () => {
    const page = await browserWith({ [PAGE]: "sync-xhr=()" }).open(PAGE);
    expect(waits((await page.openWindow("about:blank")).page)).toBe(allowed);
    expect(waits((await page.openWindow("https://b.example/")).page)).toBe(allowed);
  });
});

test("the local network needs `allow` in a frame of another origin", async () => {
  const resolve = { "printer.example": "192.168.0.7" };
  const app = (): Response => new Response("ok", { headers: { "Access-Control-Allow-Origin": "*" } });
  const network = inProcess({ "https://b.example": app, "https://printer.example": app });
  const browser = new Browser({ engine: "chromium", network, resolve, permissions: ["local-network"] });
  const page = browser.pageAt(PAGE, { addressSpace: "public" });
  const codes = [];
  for (const options of [{}, { allow: "local-network" }, { allow: "local-network 'self'" }]) {
    const { page: frame } = await page.frame("https://b.example/", options);
    codes.push((await frame.attempt("https://printer.example/")).failure?.code);
  }
  expect(codes).toEqual(["local-network-denied", undefined, "local-network-denied"]);
});

test("what the script and the tester learn", () => {
  const page = browserWith().pageAt(PAGE, { permissionsPolicy: "sync-xhr=()" });
  const xhr = new page.XMLHttpRequest();
  const events: string[] = [];
  for (const type of ["readystatechange", "loadstart", "error", "loadend"])
    xhr.addEventListener(type, () => events.push(`${type} ${String(xhr.readyState)}`));
  xhr.open("GET", "/r", false);
  expect(() => xhr.send()).toThrow(
    "Failed to execute 'send' on 'XMLHttpRequest': Failed to load 'https://a.example/r'.",
  );
  expect({ state: xhr.readyState, events, sent: xhr.outcome?.sent, failure: xhr.outcome?.failure }).toEqual({
    state: 4,
    events: ["readystatechange 1"],
    sent: false,
    failure: { code: "permissions-policy", value: "sync-xhr" },
  });
});

describe("Feature-Policy, the header's older name", () => {
  test.each<[headers: Readonly<Record<string, string>>, result: string]>([
    [{ "Feature-Policy": "sync-xhr 'none'" }, refused],
    [{ "Feature-Policy": "sync-xhr" }, allowed],
    [{ "Feature-Policy": "sync-xhr 'self'" }, allowed],
    [{ "Feature-Policy": "camera 'none'; sync-xhr https://b.example" }, refused],
    [{ "Feature-Policy": "camera 'none', sync-xhr 'none'" }, refused],
    [{ "Feature-Policy": "sync-xhr 'none'", "Permissions-Policy": "sync-xhr=(self)" }, allowed],
    [{ "Feature-Policy": "sync-xhr 'none'", "Permissions-Policy": "camera=()" }, refused],
  ])("%o", async (headers, result) => {
    const app = (): Response => new Response("<p>", { headers: { "Content-Type": "text/html", ...headers } });
    const opened = async (engine: EngineName): Promise<string> =>
      waits(await new Browser({ engine, network: inProcess({ [PAGE]: app }) }).open(PAGE));
    expect(await opened("chromium")).toBe(result);
    if (!("Permissions-Policy" in headers))
      for (const engine of ["standard", "firefox", "webkit"] as const) expect(await opened(engine)).toBe(allowed);
  });
});

test.each<[engine: EngineName, readyState: number]>([
  ["standard", 4],
  ["chromium", 4],
  ["webkit", 1],
])("%s has the state %i after a synchronous request that isn't allowed", (engine, readyState) => {
  const browser = browserWith({}, engine);
  const page = browser.pageAt("https://b.example", { parent: browser.pageAt(PAGE), allow: "sync-xhr 'none'" });
  const xhr = new page.XMLHttpRequest();
  xhr.open("GET", "/r", false);
  expect(() => xhr.send()).toThrow(expect.objectContaining({ name: refused }));
  expect([xhr.readyState, xhr.status]).toEqual([readyState, 0]);
});
