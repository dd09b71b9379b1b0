import { describe, expect, test } from "vitest";
import { Browser, inProcess, type BrowserOptions, type Page } from "../../src/index.ts";
import { news, signedIn, social } from "./server.ts";

const include = { credentials: "include" } as const;
const blocking = { engine: "chromium", thirdPartyCookies: "block" } as const;

/** What asking for storage access leads to. */
const asked = (page: Page): Promise<string> =>
  page.document.requestStorageAccess().then(
    () => "granted",
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );

describe("a frame of another site asks for its cookies", () => {
  test.each<[desc: string, options: Omit<BrowserOptions, "network">, clicked: boolean, result: RegExp]>([
    ["a user who denies", { ...blocking }, true, /^NotAllowedError: The user denies/],
    [
      "nobody has clicked",
      { ...blocking, storageAccess: "allow" },
      false,
      /^NotAllowedError: The user has not clicked/,
    ],
    ["a user who allows it", { ...blocking, storageAccess: "allow" }, true, /^granted$/],
    ["a user who has allowed it", { ...blocking, storageAccess: "granted" }, false, /^granted$/],
    [
      "the standard, where they have",
      { engine: "standard", thirdPartyCookies: "block", storageAccess: "granted" },
      false,
      /not clicked/,
    ],
    ["third-party cookies are allowed", { engine: "chromium", thirdPartyCookies: "allow" }, false, /^granted$/],
    ["Firefox partitions", { engine: "firefox", storageAccess: "allow" }, true, /^granted$/],
    ["WebKit, without a click", { engine: "webkit" }, false, /not clicked/],
    ["WebKit, with one", { engine: "webkit" }, true, /^granted$/],
    [
      "Firefox blocks",
      { engine: "firefox", thirdPartyCookies: "block", storageAccess: "allow" },
      true,
      /settings block/,
    ],
  ])("%s", async (_, options, clicked, result) => {
    const { frame } = await signedIn(options);
    const page = await frame();
    if (clicked) page.activate();
    expect(await asked(page)).toMatch(result);
  });

  test("the click counts for 5 seconds", async () => {
    let time = 1_000_000;
    const { frame } = await signedIn({ ...blocking, storageAccess: "allow", now: () => time });
    const page = await frame();
    page.activate();
    time += 5000;
    expect(await asked(page)).toMatch(/not clicked/);
    page.activate();
    time += 4999;
    expect(await asked(page)).toBe("granted");
  });

  test("a denial uses the click up", async () => {
    const { frame } = await signedIn(blocking);
    const page = await frame();
    page.activate();
    expect(await asked(page)).toMatch(/denies/);
    expect(await asked(page)).toMatch(/not clicked/);
  });

  test.each([
    ["allow-scripts allow-same-origin", /allow-storage-access-by-user-activation/],
    ["allow-scripts allow-same-origin allow-storage-access-by-user-activation", /^granted$/],
    ["allow-scripts allow-storage-access-by-user-activation", /opaque/],
  ])("the sandbox %j", async (sandbox, result) => {
    const { frame } = await signedIn({ ...blocking, storageAccess: "granted" });
    expect(await asked(await frame("/like", sandbox))).toMatch(result);
  });

  test("a page over plain http cannot", async () => {
    const { browser } = await signedIn({ ...blocking, storageAccess: "granted" });
    const parent = browser.pageAt("http://news.example/");
    expect(await asked(browser.pageAt(`${social}/`, { parent }))).toMatch(/not a secure context/);
  });

  test("the page in the address bar, and a frame of its site, need nobody", async () => {
    const { browser } = await signedIn(blocking);
    const top = browser.pageAt(`${social}/`);
    const sibling = browser.pageAt("https://www.social.example/", { parent: top });
    for (const page of [top, sibling]) {
      expect(await page.document.hasStorageAccess()).toBe(true);
      expect(await asked(page)).toBe("granted");
    }
  });
});

test.each([
  ["firefox", "block", true],
  ["firefox", "partition", false],
  ["chromium", "block", false],
  ["webkit", "block", false],
] as const)("%s, %s: whether a first party has access over plain http: %j", async (engine, thirdPartyCookies, has) => {
  const network = inProcess({
    "http://news.example": () => new Response(""),
    "http://www.news.example": () => new Response(""),
  });
  const page = await new Browser({ engine, thirdPartyCookies, network }).open("http://news.example/");
  const { page: frame } = await page.frame("http://www.news.example/", { allow: "storage-access 'none'" });
  for (const one of [page, frame]) {
    expect(await one.document.hasStorageAccess()).toBe(has);
    expect(await asked(one)).toMatch(has ? /^granted$/ : /^NotAllowedError/);
  }
});

describe("Permissions Policy keeps a frame from asking", () => {
  const policies: Readonly<Record<string, string>> = {
    "/refusing": "storage-access=()",
    "/self": "storage-access=(self)",
    "/naming": `storage-access=(self "${social}")`,
  };
  const network = inProcess({
    [social]: () => new Response(""),
    [news]: ({ url }: Request) =>
      new Response("", { headers: { "permissions-policy": policies[new URL(url).pathname] ?? "" } }),
  });
  const refused = /^NotAllowedError: Permissions Policy/;
  const granted = /^granted$/;

  test.each<[engine: "chromium" | "firefox" | "webkit", path: string, allow: string, result: RegExp]>([
    ["chromium", "/", "", granted],
    ["chromium", "/", "storage-access 'none'", refused],
    ["chromium", "/", "storage-access 'self'", refused],
    ["chromium", "/", "storage-access", granted],
    ["chromium", "/refusing", "storage-access", refused],
    ["chromium", "/self", "", refused],
    ["chromium", "/naming", "", granted],
    ["firefox", "/", "storage-access 'none'", refused],
    ["firefox", "/refusing", "", granted],
    ["webkit", "/refusing", "storage-access 'none'", granted],
  ])('%s: %s, allow="%s"', async (engine, path, allow, result) => {
    const browser = new Browser({ engine, network, storageAccess: "allow" });
    const { page } = await (await browser.open(`${news}${path}`)).frame(`${social}/like`, { allow });
    page.activate();
    expect(await asked(page)).toMatch(result);
  });
});

test("a policy of the page in the address bar keeps it from nothing of its own", async () => {
  const headers = { "permissions-policy": "storage-access=()" };
  const browser = new Browser({
    engine: "chromium",
    network: inProcess({ [news]: () => new Response("", { headers }) }),
  });
  expect(await asked(await browser.open(`${news}/`))).toBe("granted");
});

test.each([
  ["chromium", "https://a.news.example", "https://a.news.example", true],
  ["firefox", "https://a.news.example", "https://a.news.example", true],
  ["webkit", "https://a.news.example", "https://a.news.example", true],
  ["webkit", "https://a.news.example", news, true],
  ["webkit", "https://a.news.example", social, false],
  ["webkit", news, social, true],
  ["webkit", social, social, true],
  ["webkit", social, news, false],
] as const)(
  "%s: a frame of %s, with a cookie of %s, has access before it asks: %s",
  async (engine, at, visited, has) => {
    const app = (): Response => new Response("", { headers: { "set-cookie": "a=1; Secure; SameSite=None" } });
    const page = (): Response => new Response("");
    const hosts = { "https://a.news.example": page, [news]: page, [social]: page };
    const browser = new Browser({ engine, network: inProcess({ ...hosts, [visited]: app }) });
    await browser.open(`${visited}/`);
    const frame = browser.pageAt(`${at}/`, { parent: browser.pageAt(`${news}/`) });
    expect(await frame.document.hasStorageAccess()).toBe(has);
    frame.activate();
    await frame.document.requestStorageAccess();
    expect(await frame.document.hasStorageAccess()).toBe(true);
  },
);

describe("with storage access", () => {
  const withAccess = async (): Promise<Awaited<ReturnType<typeof signedIn>> & { readonly page: Page }> => {
    const world = await signedIn({ ...blocking, storageAccess: "allow" });
    const page = await world.frame();
    expect([await page.document.hasStorageAccess(), page.document.cookie]).toEqual([false, ""]);
    page.activate();
    await page.document.requestStorageAccess();
    world.received.length = 0;
    return { ...world, page };
  };

  test("the frame's script has its cookies", async () => {
    const { page } = await withAccess();
    expect([await page.document.hasStorageAccess(), page.document.cookie]).toEqual([true, "session=1"]);
  });

  test.each<[desc: string, url: string, cookie: string | null, status: string]>([
    ["its own origin", `${social}/me`, "session=1", "active"],
    ["another origin of its site", "https://www.social.example/me", null, "inactive"],
    ["a redirect within its origin", `${social}/to/%2Fme`, "session=1", "active"],
    ["a redirect to another origin", `${social}/to/https%3A%2F%2Fwww.social.example%2Fme`, null, "inactive"],
  ])("requests to %s", async (_, url, cookie, status) => {
    const { page, received } = await withAccess();
    await page.attempt(url, include);
    expect(received.at(-1)).toMatchObject({ cookie, status });
  });

  test("another frame has none before it asks, and then needs no click", async () => {
    const { frame, received } = await withAccess();
    const other = await frame("/other");
    expect(received.at(-1)).toEqual({ path: "/other", cookie: null, status: "inactive", origin: news });
    expect(await other.document.hasStorageAccess()).toBe(false);
    expect(await asked(other)).toBe("granted");
  });

  test.each<[desc: string, path: string, has: boolean]>([
    ["within its origin", `${social}/next`, true],
    [
      "and back, by a redirect",
      `${social}/to/https%3A%2F%2Fwww.social.example%2Fto%2F${encodeURIComponent(encodeURIComponent(`${social}/next`))}`,
      false,
    ],
    ["to another origin", "https://www.social.example/next", false],
  ])("it navigates itself %s", async (_, url, has) => {
    const { page, received } = await withAccess();
    const { newPage } = await page.navigate(url);
    expect(received[0]?.cookie).toBe(url.startsWith("https://www.") ? null : "session=1");
    expect(await newPage?.document.hasStorageAccess()).toBe(has);
  });

  test("an empty frame of it has to ask too", async () => {
    const { page } = await withAccess();
    const { page: blank } = await page.frame("about:blank");
    expect([blank.origin, await blank.document.hasStorageAccess()]).toEqual([social, false]);
  });

  test("cookies that are not `SameSite=None` stay away", async () => {
    const world = await signedIn({ ...blocking, storageAccess: "granted" }, () => ({ "set-cookie": "lax=1; Path=/" }));
    await world.browser.open(`${social}/lax`);
    const page = await world.frame();
    await page.document.requestStorageAccess();
    await page.attempt(`${social}/me`, include);
    expect(world.received.at(-1)?.cookie).toBe("session=1");
  });
});
