import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Browser, inProcess, type BrowserOptions, type Page } from "../../src/index.ts";
import { checkOptions, oneOf } from "../../src/options/check-options.ts";

const network = inProcess({ "https://app.example": () => new Response("x") });
const URL_THERE = "https://app.example/";
const policies =
  '"", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin", "strict-origin-when-cross-origin" and "unsafe-url"';

const page = (): Page => new Browser({ network }).pageAt(URL_THERE);
const wrong = (value: unknown): never => value as never;

async function messageOf(use: () => unknown): Promise<string> {
  const error: unknown = await Promise.resolve()
    .then(use)
    .then(
      () => "It passed.",
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(TypeError);
  return (error as Error).message;
}

describe("every problem is listed, with the fix", () => {
  test.each<[of: string, use: () => unknown, problems: readonly string[]]>([
    [
      "Browser",
      () => new Browser(wrong(undefined)),
      [
        'network is undefined. Pass a network: inProcess({ "https://api.example": app }), httpNetwork() or recording(har).',
      ],
    ],
    [
      "register",
      () =>
        page().serviceWorker?.register("/sw.js", wrong({ scope: 5, scop: "/", type: "wasm", updateViaCache: true })),
      [
        'There is no option "scop". The options are scope, type and updateViaCache.',
        "scope is 5. Pass a URL.",
        'type is "wasm". Use one of "classic" and "module".',
        'updateViaCache is true. Use one of "imports", "all" and "none".',
      ],
    ],
    ["register", () => page().serviceWorker?.register("/sw.js", wrong(null)), ["The value is null. Pass an object."]],
    [
      "Browser",
      () => new Browser({ network, preloadedHosts: wrong("bank.example") }),
      ['preloadedHosts is "bank.example". Pass a list of host names, such as ["bank.example"].'],
    ],
    [
      "Browser",
      () =>
        new Browser(
          wrong({
            network: {},
            engine: "chrome",
            thirdPartyCookies: "never",
            resolve: 7,
            permissions: ["local-network", "camera"],
            storageAccess: "prompt",
            clientCertificates: "https://app.example",
            parser: {},
            serializer: "x",
            preloadedHosts: ["bank.example", "https://bank.example", "127.0.0.1", "a b", "", 7],
            httpCache: "no",
            now: 7,
            cookies: true,
          }),
        ),
      [
        'There is no option "cookies". The options are network, engine, thirdPartyCookies, resolve, permissions, storageAccess, clientCertificates, parser, serializer, preloadedHosts, httpCache and now.',
        'network is an object. Pass a network: inProcess({ "https://api.example": app }), httpNetwork() or recording(har).',
        '"chrome" is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.',
        'thirdPartyCookies is "never". Use one of "allow", "block", "partition" and "block-storing".',
        'resolve is 7. Pass a function, or a table such as { "printer.example": "192.168.0.7" }.',
        'permissions[1] is "camera". Use one of "local-network-access", "local-network" and "loopback-network".',
        'storageAccess is "prompt". Use one of "deny", "allow" and "granted".',
        'clientCertificates is "https://app.example". Pass a list of origins, such as ["https://api.example"].',
        "parser is an object. Pass a DOMParser.",
        'serializer is "x". Pass an XMLSerializer.',
        'preloadedHosts[1] is "https://bank.example". Pass the name of a host, such as "bank.example".',
        'preloadedHosts[2] is "127.0.0.1". Pass the name of a host, such as "bank.example".',
        'preloadedHosts[3] is "a b". Pass the name of a host, such as "bank.example".',
        'preloadedHosts[4] is "". Pass the name of a host, such as "bank.example".',
        'preloadedHosts[5] is 7. Pass the name of a host, such as "bank.example".',
        'httpCache is "no". Pass true or false.',
        "now is 7. Pass a function.",
      ],
    ],
    [
      "pageAt",
      () => new Browser({ network }).pageAt(URL_THERE, wrong({ sandbox: true, allow: 5, parent: URL_THERE })),
      [
        'There is no option "sandbox". The options are referrerPolicy, parent, sandboxed, origin, addressSpace, contentSecurityPolicy, embedderPolicy, permissionsPolicy and allow.',
        `parent is "${URL_THERE}". Pass a page of this browser.`,
        "allow is 5. Pass a string.",
      ],
    ],
    [
      "navigate",
      () => page().navigate(URL_THERE, wrong({ by: "form", target: 5, referrerPolicy: "never", userActivated: "yes" })),
      [
        'by is "form". Use one of "link", "location", "open" and "frame".',
        "target is 5. Pass a string.",
        `referrerPolicy is "never". Use one of ${policies}.`,
        'userActivated is "yes". Pass true or false.',
      ],
    ],
    [
      "submit",
      () =>
        page().submit(
          wrong({ method: 5, fields: { amount: 9, to: null }, submitter: { formaction: "/x" }, encType: "x" }),
          wrong({ by: "link" }),
        ),
      [
        'There is no option "encType". The options are action, method, enctype, target, rel, acceptCharset, fields and submitter.',
        "method is 5. Pass a string.",
        'The field "amount" is 9. Pass a string or a Blob.',
        'The field "to" is null. Pass a string or a Blob.',
        'submitter: There is no option "formaction". The options are name, value, formAction, formMethod, formEnctype and formTarget.',
        'There is no option "by". The options are userActivated and sandboxed.',
      ],
    ],
    [
      "submit",
      () => page().submit({ fields: wrong(["a=1", ["b"], [5, "x"]]), submitter: wrong("b") }),
      [
        'fields[0] is "a=1". Pass a pair of a name and a value.',
        "fields[1] is a list. Pass a pair of a name and a value.",
        "fields[2] is a list. Pass a pair of a name and a value.",
        'submitter is "b". Pass an object.',
      ],
    ],
    ["submit", () => page().submit(wrong(undefined)), ["The form is undefined. Pass an object."]],
    [
      "embed",
      () => page().embed(wrong({ as: "img", url: 5, crossOrigin: "" })),
      [
        'There is no option "crossOrigin". The options are as, url, crossorigin, integrity, referrerPolicy and preloadAs.',
        'as is "img". Use one of "image", "script", "module", "import", "style", "style-import", "font", "audio", "video", "track", "preload", "object" and "embed".',
        "url is 5. Pass a URL.",
      ],
    ],
    [
      "openWindow",
      () => page().openWindow(URL_THERE, wrong({ features: [], noopener: 1, rel: null })),
      ["features is a list. Pass a string.", "noopener is 1. Pass true or false.", "rel is null. Pass a string."],
    ],
    [
      "frame",
      () => page().frame(URL_THERE, wrong({ sandbox: true, src: "x" })),
      [
        'There is no option "src". The options are sandbox, name, referrerPolicy and allow.',
        "sandbox is true. Pass a string.",
      ],
    ],
    [
      "worker",
      () => page().worker("/", wrong({ type: "Module", shared: "yes" })),
      ['type is "Module". Use one of "classic" and "module".', 'shared is "yes". Pass true or false.'],
    ],
  ])("%s", async (of, use, problems) => {
    const lines = [`The options of ${of} have problems:`, ...problems.map((problem) => `- ${problem}`)];
    expect(await messageOf(use)).toBe(lines.join("\n"));
  });

  test("a socket's, in the outcome: openSocket never rejects", async () => {
    const { error, sent } = await page().openSocket("wss://app.example", wrong({ protocol: "chat", message: 5 }));
    expect(sent).toBe(false);
    expect(error?.message).toBe(
      'The options of openSocket have problems:\n- There is no option "protocol". The options are protocols and message.\n- message is 5. Pass a string.',
    );
  });
});

test.each<[desc: string, use: () => unknown]>([
  ["navigate", () => page().navigate(wrong(undefined))],
  ["navigate, with a Request", () => page().navigate(wrong(new Request(URL_THERE)))],
  ["openWindow", () => page().openWindow(wrong(undefined))],
  ["frame", () => page().frame(wrong({}))],
  ["worker", () => page().worker(wrong(undefined))],
])("%s doesn't take what is not a URL for a relative one", async (_desc, use) => {
  expect(await messageOf(use)).toMatch(/^The URL is (?:undefined|an object)\. Pass a string or a URL\.$/);
});

describe("open says why there is no page", () => {
  const browser = new Browser({
    network: inProcess({
      "https://app.example": () =>
        new Response(null, { status: 302, headers: { Location: "https://gone.example/in" } }),
    }),
  });

  test.each([
    [
      "https://ada:secret@none.example/",
      "https://none.example/ did not load (unreachable). Does the network have a server at https://none.example?",
    ],
    [
      URL_THERE,
      "https://gone.example/in did not load (unreachable). Does the network have a server at https://gone.example?",
    ],
    ["file:///etc/hosts", "file:///etc/hosts did not load (scheme-not-fetched)."],
  ])("%s", async (url, message) => {
    expect(await messageOf(() => browser.open(url))).toBe(message);
  });
});

describe("bad input", () => {
  test("thousands of problems are twenty lines", async () => {
    const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`n${String(index)}`, index]));
    const lines = (await messageOf(() => page().submit({ fields: wrong(fields) }))).split("\n");
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("- And 4980 more.");
  });

  test("a value that is long, or refers to itself, is not shown", async () => {
    const self: Record<string, unknown> = {};
    self.self = self;
    const message = await messageOf(() => page().navigate(URL_THERE, wrong({ rel: self, by: "x".repeat(1e6) })));
    expect(message.length).toBeLessThan(300);
    expect(message).toContain("rel is an object.");
  });

  test("fields that can be read once are read once", async () => {
    function* fields(): Generator<[string, string]> {
      yield ["a", "1"];
    }
    const navigation = await page().submit({ fields: fields() });
    expect(navigation?.request?.url).toBe(`${URL_THERE}?a=1`);
  });

  test("any options pass, or are a TypeError that names one of them", () => {
    const rules = { as: oneOf(["image", "script"]), by: oneOf(["link"]) };
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (options) => {
        const isRight = Object.entries(options).every(
          ([name, value]) => value === undefined || (name === "as" && value === "image"),
        );
        if (isRight) checkOptions("x", options, rules);
        else expect(() => checkOptions("x", options, rules)).toThrow(TypeError);
      }),
    );
  });

  test.each([Object.prototype, new Map(), [], "x", 5, Symbol("x"), () => network])(
    "no options: %#",
    async (options) => {
      await messageOf(() => new Browser(options as unknown as BrowserOptions));
    },
  );
});
