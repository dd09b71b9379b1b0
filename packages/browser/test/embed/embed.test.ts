import { describe, expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { engines, type EmbedOptions, type Embedding, type EngineName, type WireResponse } from "../../src/index.ts";
import { bank, evil, loggedBrowser, redirectTo, type Logged } from "../navigation/log.ts";

const url = `${bank}/r`;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const wave = ascii("RIFF\0\0\0\0WAVEfmt ");
const nosniff: [string, string] = ["X-Content-Type-Options", "nosniff"];
const forEvil: [string, string] = ["Access-Control-Allow-Origin", evil];

const served = (type: string, body: Uint8Array, ...headers: [string, string][]): Partial<WireResponse> => ({
  headers: [["Content-Type", type], ...headers],
  body,
});

async function embed(
  options: Omit<EmbedOptions, "url">,
  response: Partial<WireResponse>,
  engine: EngineName = "standard",
): Promise<{ readonly embedding: Embedding; readonly log: readonly Logged[] }> {
  const { browser, log } = loggedBrowser(engine, { [url]: response });
  const embedding = await browser.pageAt(`${evil}/page`).embed({ url, ...options });
  return { embedding, log };
}

describe("the request", () => {
  test.each<[as: EmbedOptions["as"], mode: string, dest: string]>([
    ["image", "no-cors", "image"],
    ["script", "no-cors", "script"],
    ["module", "cors", "script"],
    ["import", "cors", "script"],
    ["style", "no-cors", "style"],
    ["style-import", "no-cors", "style"],
    ["font", "cors", "font"],
    ["audio", "no-cors", "audio"],
    ["video", "no-cors", "video"],
    ["object", "navigate", "object"],
    ["embed", "navigate", "embed"],
  ])("of %s", async (as, mode, dest) => {
    const { log } = await embed({ as }, {});
    const [request] = log;
    expect(request?.header("sec-fetch-mode")).toBe(mode);
    expect(request?.header("sec-fetch-dest")).toBe(dest);
    expect(request?.header("origin")).toBe(mode === "cors" ? evil : undefined);
    expect(request?.header("range")).toBe(as === "audio" || as === "video" ? "bytes=0-" : undefined);
  });

  test.each<[crossorigin: EmbedOptions["crossorigin"], mode: string, cookie: string | undefined]>([
    [undefined, "no-cors", "a=1"],
    ["", "cors", undefined],
    ["anonymous", "cors", undefined],
    ["use-credentials", "cors", "a=1"],
  ])("with crossorigin %s", async (crossorigin, mode, cookie) => {
    const setting: Partial<WireResponse> = { headers: [["Set-Cookie", "a=1; Secure; SameSite=None"]] };
    const { browser, log } = loggedBrowser("standard", { [`${bank}/`]: setting });
    await browser.open(`${bank}/`);
    await browser.pageAt(evil).embed({ as: "image", url, crossorigin });
    expect(log.at(-1)?.header("sec-fetch-mode")).toBe(mode);
    expect(log.at(-1)?.header("cookie")).toBe(cookie);
  });

  test("of a text track of another origin is sent only with crossorigin", async () => {
    const { embedding, log } = await embed({ as: "track" }, {});
    expect([embedding.failure?.code, embedding.event, embedding.timing, log.length]).toEqual([
      "mode-same-origin",
      "error",
      "limited",
      0,
    ]);
    expect((await embed({ as: "track", crossorigin: "anonymous" }, {})).log).toHaveLength(1);
  });

  test("has the engine's Accept", async () => {
    for (const engine of ["chromium", "firefox", "webkit"] as const)
      expect((await embed({ as: "image" }, {}, engine)).log[0]?.header("accept")).toBe(
        engines[engine].requestHeaders.accept.image,
      );
  });
});

describe("what the page observes", () => {
  const script = served("text/javascript", ascii("throw 1"));
  test.each<
    [desc: string, options: Omit<EmbedOptions, "url">, response: Partial<WireResponse>, event: string, content: string]
  >([
    ["an image", { as: "image" }, served("image/png", png), "load", "opaque"],
    [
      "an image that is shared",
      { as: "image", crossorigin: "anonymous" },
      served("image/png", png, forEvil),
      "load",
      "readable",
    ],
    ["an image that is not shared", { as: "image", crossorigin: "" }, served("image/png", png), "error", "none"],
    ["an image of an error page", { as: "image" }, { status: 404, ...served("image/png", png) }, "load", "opaque"],
    ["no image", { as: "image" }, served("image/png", ascii("x")), "error", "none"],
    ["an SVG", { as: "image" }, served("image/svg+xml", ascii("<svg/>")), "load", "opaque"],
    ["a script", { as: "script" }, script, "load", "opaque"],
    ["a script of an error page", { as: "script" }, { status: 500, ...script }, "error", "none"],
    ["a script as text", { as: "script" }, served("text/plain", ascii("1")), "load", "opaque"],
    ["a script as text, nosniff", { as: "script" }, served("text/plain", ascii("1"), nosniff), "error", "none"],
    ["a script as an image", { as: "script" }, served("image/png", ascii("1")), "error", "none"],
    ["a module as text", { as: "module" }, served("text/plain", ascii("1"), forEvil), "error", "none"],
    ["a module", { as: "module" }, served("text/javascript", ascii("1"), forEvil), "load", "readable"],
    ["an empty script", { as: "script" }, served("text/javascript", ascii("")), "load", "none"],
    ["a style sheet as text", { as: "style" }, served("text/plain", ascii("a{}")), "error", "none"],
    ["a style sheet without a type", { as: "style" }, { body: ascii("a{}") }, "load", "opaque"],
    ["a font", { as: "font" }, served("font/woff2", ascii("wOF2"), forEvil), "load", "readable"],
    ["a font that is not shared", { as: "font" }, served("font/woff2", ascii("wOF2")), "error", "none"],
    ["sound", { as: "audio" }, served("audio/wav", wave), "load", "opaque"],
    [
      "the first part of it",
      { as: "audio" },
      { status: 206, ...served("audio/wav", wave, ["Content-Range", "bytes 0-9/99"]) },
      "load",
      "opaque",
    ],
    [
      "a later part of it",
      { as: "audio" },
      { status: 206, ...served("audio/wav", wave, ["Content-Range", "bytes 5-9/99"]) },
      "error",
      "none",
    ],
    ["a range that it lacks", { as: "audio" }, { status: 416, ...served("audio/wav", wave) }, "error", "none"],
    ["a track", { as: "track", crossorigin: "" }, served("text/vtt", ascii("WEBVTT\n"), forEvil), "load", "readable"],
    ["no track", { as: "track", crossorigin: "" }, served("text/vtt", ascii("WEBVTTX"), forEvil), "error", "none"],
    ["a document", { as: "object" }, served("text/html", ascii("x")), "load", "opaque"],
    ["an error page", { as: "object" }, { status: 404, ...served("text/html", ascii("x")) }, "error", "none"],
  ])("%s", async (_, options, response, event, content) => {
    const { embedding } = await embed(options, response);
    expect([embedding.event, embedding.content]).toEqual([event, content]);
    expect(embedding.readable).toBe(content === "readable");
    expect(embedding.executed).toBe(true);
  });

  test("of a redirect back to its own origin: the canvas stays tainted", async () => {
    const { browser } = loggedBrowser("standard", {
      [`${bank}/1`]: redirectTo(302, `${evil}/r`),
      [`${evil}/r`]: served("image/png", png),
    });
    const embedding = await browser.pageAt(evil).embed({ as: "image", url: `${bank}/1` });
    expect([embedding.event, embedding.content, embedding.timing]).toEqual(["load", "opaque", "limited"]);
  });

  test("the timing, where the server allows it", async () => {
    const { embedding } = await embed({ as: "image" }, served("image/png", png, ["Timing-Allow-Origin", evil]));
    expect(embedding.timing).toBe("all");
  });

  test.each([
    ["chromium", 1, evil, "all"],
    ["chromium", 2, evil, "limited"],
    ["chromium", 2, "null", "all"],
    ["chromium", 2, "*", "all"],
    ["firefox", 2, evil, "all"],
    ["webkit", 2, evil, "all"],
  ] as const)(
    "the timing of an object in %s, after %i redirects, allowed to %s: %s",
    async (engine, count, value, timing) => {
      const { browser } = loggedBrowser(engine, {
        [`${evil}/1`]: redirectTo(302, count === 1 ? url : `${evil}/2`),
        [`${evil}/2`]: redirectTo(302, url),
        [url]: served("text/html", ascii("x"), ["Timing-Allow-Origin", value]),
      });
      const embedding = await browser.pageAt(`${evil}/page`).embed({ as: "object", url: `${evil}/1` });
      expect(embedding.timing).toBe(timing);
    },
  );

  test("errors of a script that it may not read, muted but in Firefox", async () => {
    const messages = await Promise.all(
      (["chromium", "firefox", "webkit"] as const).map((engine) => embed({ as: "script" }, script, engine)),
    );
    expect(messages.map(({ embedding }) => embedding.errorMessages)).toEqual(["muted", "shown", "muted"]);
  });

  test("integrity needs CORS", async () => {
    const integrity = `sha256-${"A".repeat(43)}=`;
    expect((await embed({ as: "script", integrity }, script)).embedding.failure?.code).toBe("integrity");
    expect((await embed({ as: "image", integrity }, served("image/png", png))).embedding.event).toBe("load");
  });

  test("what the engine does not know is an error without a request", async () => {
    const { embedding, log } = await embed({ as: "preload", preloadAs: "track", crossorigin: "" }, {}, "firefox");
    expect([embedding.event, embedding.timing, embedding.sent, log.length]).toEqual(["error", "none", false, 0]);
    expect(explain(embedding).code).toBe("not-a-request");
  });

  test("a body that breaks off", async () => {
    const { NetworkFailure } = await import("../../src/index.ts");
    async function* body(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(png);
      throw new NetworkFailure("truncated", "cut off");
    }
    const { embedding } = await embed({ as: "image" }, { ...served("image/png", png), body: body() });
    expect([embedding.event, embedding.failure?.code]).toEqual(["error", "truncated"]);
  });
});

describe("opaque responses", () => {
  test.each<[engine: EngineName, as: EmbedOptions["as"], type: string, body: string, blocked: boolean]>([
    ["chromium", "script", "application/json", '{"a":1}', true],
    ["chromium", "script", "text/javascript", '{"a":1}', true],
    ["firefox", "script", "text/javascript", '{"a":1}', false],
    ["firefox", "script", "text/plain", " <!DOCTYPE html>", true],
    ["webkit", "script", "application/json", '{"a":1}', false],
    ["chromium", "script", "text/html", "<!-- x --> <html>", false],
    ["chromium", "script", "text/html", "<!-- x -->\n<html>", true],
    ["chromium", "script", "text/plain", ")]}'\n{}", true],
    ["chromium", "image", "text/csv", "a,b", true],
    ["chromium", "script", "", "<html>", false],
    ["standard", "script", "application/json", '{"a":1}', false],
  ])("%s: %s as %s of %s", async (engine, as, type, body, blocked) => {
    const { embedding } = await embed({ as }, served(type, ascii(body)), engine);
    expect(embedding.failure?.code === "opaque-response").toBe(blocked);
    if (blocked) expect(explain(embedding).summary).toContain("was executed; the page cannot read the response");
  });

  test("are not looked at where the page can read them", async () => {
    const response = served("text/javascript", ascii('{"a":1}'), forEvil);
    const { embedding } = await embed({ as: "script", crossorigin: "" }, response, "chromium");
    expect(embedding.failure).toBeUndefined();
  });

  test("hostile starts are read in time", async () => {
    for (const start of ["<!--".repeat(300), "<!-- -->\n".repeat(120), '{"'.padEnd(2000, "\\"), " ".repeat(2000)]) {
      const before = performance.now();
      await embed({ as: "script" }, served("text/plain", ascii(start)), "chromium");
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});

describe("Cross-Origin-Resource-Policy", () => {
  test.each<[engine: EngineName, as: EmbedOptions["as"], code: string | undefined, event: string]>([
    ["standard", "image", "corp-same-origin", "error"],
    ["chromium", "object", undefined, "load"],
    ["firefox", "object", "corp-same-origin", "error"],
    ["firefox", "embed", "corp-same-origin", "none"],
    ["webkit", "object", undefined, "load"],
  ])("%s: %s", async (engine, as, code, event) => {
    const corp: [string, string] = ["Cross-Origin-Resource-Policy", "same-origin"];
    const { embedding } = await embed({ as }, served(as === "image" ? "image/png" : "text/html", png, corp), engine);
    expect([embedding.failure?.code, embedding.event]).toEqual([code, event]);
  });
});

describe("a document that the page may not frame", () => {
  test.each<[as: "object" | "embed", header: [string, string], code: string]>([
    ["object", ["X-Frame-Options", "DENY"], "x-frame-options"],
    ["embed", ["X-Frame-Options", "SAMEORIGIN"], "x-frame-options"],
    ["object", ["Content-Security-Policy", "frame-ancestors 'self'"], "frame-ancestors"],
  ])("%s with %j", async (as, header, code) => {
    const { embedding } = await embed({ as }, served("text/html", ascii("x"), header), "chromium");
    expect([embedding.failure?.code, embedding.content, embedding.executed]).toEqual([code, "none", true]);
    expect(explain(embedding).code).toBe(code);
  });
});

test("an SVG whose root comes late, or has a prefix", async () => {
  for (const text of [`<!--${"x".repeat(5000)}--><svg/>`, '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'])
    expect((await embed({ as: "image" }, served("image/svg+xml", ascii(text)))).embedding.event).toBe("load");
});

describe("incorrect usage", () => {
  test.each<[desc: string, options: object, words: string]>([
    ["another kind", { as: "iframe", url }, 'as is "iframe". Use one of "image"'],
    ["no kind", { url }, "as is undefined"],
    ["another attribute", { as: "image", url, crossorigin: "yes" }, 'crossorigin is "yes"'],
    ["another policy", { as: "image", url, referrerPolicy: "always" }, 'referrerPolicy is "always"'],
    ["a preload for nothing", { as: "preload", url }, "preloadAs is undefined"],
    ["integrity that is no text", { as: "script", url, integrity: 5 }, "integrity is 5. Pass a string"],
    ["no server", { as: "image", url: "data:image/png,x" }, "leads to no server"],
    ["no URL", { as: "image", url: "http://" }, "is not a valid URL"],
  ])("%s", async (_, options, words) => {
    const { browser } = loggedBrowser("standard");
    await expect(browser.pageAt(evil).embed(options as EmbedOptions)).rejects.toThrow(words);
  });
});
