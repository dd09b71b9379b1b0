import { expect, test } from "vitest";
import { assertReads, browserFor, matchers, type BrowserForOptions, type TestPage } from "../../src/test-kit/index.ts";

expect.extend(matchers);

const API = "https://api.example";
const open = (): Response => new Response("", { headers: { "access-control-allow-origin": "*" } });
const apps = {
  [API]: open,
  "https://broken.example": (): Response => {
    throw new Error("broken");
  },
  "https://away.example": (): Response =>
    new Response(null, {
      status: 302,
      headers: { location: "https://b.example/", "access-control-allow-origin": "*" },
    }),
};

const page = (options?: BrowserForOptions): Promise<TestPage> =>
  browserFor(apps, options).pageAt("https://app.example");
const wrong = (value: unknown): never => value as never;

test.each<[desc: string, use: () => unknown, message: string]>([
  [
    "an engine that is none",
    () => browserFor(apps, { engine: wrong("gecko") }),
    '"gecko" is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.',
  ],
  [
    "an engine that only objects have",
    () => browserFor(apps, { engines: [wrong("constructor")] }),
    '"constructor" is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.',
  ],
  [
    "no engine",
    () => browserFor(apps, { engines: [] }),
    "`engines` is empty, so nothing would be tested. The engines are standard, chromium, firefox and webkit.",
  ],
  [
    "engines that are no list",
    () => browserFor(apps, { engines: wrong("firefox") }),
    '`engines` is "firefox", not a list. The engines are standard, chromium, firefox and webkit.',
  ],
  [
    "an option that does not exist",
    () => browserFor(apps, wrong({ engin: "firefox" })),
    'There is no option "engin". The options are engine, engines, thirdPartyCookies, executed and timeout.',
  ],
  [
    "a mode of cookies that does not exist",
    () => browserFor(apps, { thirdPartyCookies: wrong("never") }),
    'thirdPartyCookies is "never". Use one of "allow", "block", "partition" and "block-storing".',
  ],
  [
    "a page's option that does not exist",
    () => browserFor(apps).pageAt("https://app.example", wrong({ sandbox: true })),
    'There is no option "sandbox". The options are referrerPolicy, parent, sandboxed, ',
  ],
  [
    "a misspelt member of the request",
    async () => expect(await page()).toBeRefused(API, wrong({ credential: "include" })),
    'There is no option "credential". The options are method, headers, body, mode, credentials, ',
  ],
  [
    "the test's option among the members of the request",
    async () => expect(await page()).toExecuteNothing(API, wrong({ method: "POST", refusedWith: 403 })),
    'There is no option "refusedWith". ',
  ],
  [
    "a status as text",
    async () => expect(await page()).toRead(API, {}, { status: wrong("200") }),
    'status is "200". Pass a status from 200 to 599, as a number.',
  ],
  [
    "a status that no response has",
    async () => expect(await page()).toExecuteNothing(API, {}, { refusedWith: 0 }),
    "refusedWith is 0. Pass a status from 200 to 599, as a number.",
  ],
  [
    "a reason that does not exist",
    async () => expect(await page()).toBeRefused(API, {}, { code: wrong("cors") }),
    'code is "cors". Use one of ',
  ],
  [
    "a function's wrong option: it rejects",
    async () => assertReads(await page(), API, {}, { status: wrong(null) }),
    "status is null. Pass a status from 200 to 599, as a number.",
  ],
  [
    "a Request for a URL, which would be sent in one way only",
    async () => expect(await page()).toExecuteNothing(wrong(new Request(API, { method: "POST" }))),
    "[object Request] is not a URL. Write it in full, ",
  ],
  [
    "a count that is no function",
    () => browserFor(apps, { executed: wrong(0) }),
    "`executed` is 0. Pass a function that returns how many times handlers have run.",
  ],
  [
    "a time that is none",
    () => browserFor(apps, { timeout: 0 }),
    "`timeout` is 0. Pass how many milliseconds a response may take, from 1 to 2147483647.",
  ],
  [
    "a time with a unit",
    () => browserFor(apps, { timeout: wrong("2s") }),
    '`timeout` is "2s". Pass how many milliseconds a response may take, from 1 to 2147483647.',
  ],
  [
    "an application that is none",
    () => browserFor({ [API]: wrong({}) }),
    'The application at "https://api.example" is an object. Pass a Web handler, an object with fetch, a node:http listener or server, a Koa application, or a Fastify instance.',
  ],
  [
    "an application without its origin",
    () => browserFor(wrong(open)),
    'Pass applications by their origins: { "https://api.example": app }.',
  ],
  [
    "an origin with a path",
    () => browserFor({ [`${API}/v1`]: open }),
    '"https://api.example/v1" is not an origin. Write "https://api.example".',
  ],
  [
    "another scheme",
    () => browserFor({ "ftp://api.example": open }),
    '"ftp://api.example" is not an origin. Write one with http: or https:, such as "https://api.example".',
  ],
  [
    "an origin that is none",
    () => browserFor({ "api.example": open }),
    '"api.example" is not an origin. Write one with http: or https:, such as "https://api.example".',
  ],
  [
    "a page's URL that is none",
    () => browserFor(apps).pageAt("app.example"),
    '"app.example" is not a URL. Write it in full, such as "https://api.example/accounts/1".',
  ],
  [
    "a request's URL that is none",
    async () => assertReads(await page(), "https://"),
    '"https://" is not a URL. Write it in full, such as "https://api.example/accounts/1".',
  ],
  [
    "no application there, though it would be refused",
    async () => expect(await page()).toBeRefused("https://b.example/"),
    'There is no application at https://b.example; browserFor has https://api.example, https://broken.example and https://away.example. Add "https://b.example": app.',
  ],
  [
    "no application where a redirect leads",
    async () => expect(await page()).not.toRead("https://away.example/"),
    'There is no application at https://b.example; browserFor has https://api.example, https://broken.example and https://away.example. Add "https://b.example": app.',
  ],
  [
    "no application to open",
    () => browserFor({}).open("https://b.example/login"),
    'There is no application at https://b.example; browserFor has none. Add "https://b.example": app.',
  ],
  [
    "an application that fails",
    async () => expect(await page()).toExecuteNothing("https://broken.example/", { method: "DELETE" }),
    "The application did not respond to https://broken.example/ (unreachable), so the test cannot check it. Does its handler throw?",
  ],
  [
    "a request that no script can make",
    async () => expect(await page()).toBeRefused(API, { method: "TRACE" }),
    "The page's script cannot make that request: ",
  ],
  [
    "an object as the body",
    async () => expect(await page()).toExecuteNothing(API, { method: "POST", body: { to: "eve" } as never }),
    '`body` is an object, of which fetch makes the text "[object Object]". Pass the text that would do harm: JSON.stringify(…).',
  ],
  [
    "something that is no page",
    () => expect("https://app.example").toRead(API),
    '"https://app.example" is not a page. Pass `await browserFor(apps).pageAt("https://app.example")`.',
  ],
  [
    "a page that was not awaited",
    () => expect(page()).toRead(API),
    '[object Promise] is not a page. Pass `await browserFor(apps).pageAt("https://app.example")`.',
  ],
])("%s: the error names the fix", async (_desc, use, message) => {
  const error: unknown = await Promise.resolve()
    .then(use)
    .then(
      () => new Error("It passed."),
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(TypeError);
  expect((error as Error).message).toContain(message);
});
