import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type Page } from "../../src/index.ts";

/** A page, and what its server received: each method with its Content-Type. */
async function pageIn(engine: EngineName): Promise<{ readonly page: Page; readonly received: string[] }> {
  const received: string[] = [];
  const network = inProcess({
    "https://app.example": () => new Response(""),
    "https://api.example": ({ method, headers }: Request) => {
      received.push(`${method} ${headers.get("content-type") ?? "none"}`);
      return new Response("", {
        headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" },
      });
    },
  });
  return { page: await new Browser({ engine, network }).open("https://app.example/"), received };
}

async function sendXHR(page: Page, body: string | Blob, type?: string): Promise<void> {
  const xhr = new page.XMLHttpRequest();
  xhr.open("POST", "https://api.example/");
  if (type !== undefined) xhr.setRequestHeader("Content-Type", type);
  await new Promise<void>((resolve) => {
    xhr.addEventListener("loadend", () => {
      resolve();
    });
    xhr.send(body);
  });
}

describe("an XMLHttpRequest with text names its charset", () => {
  test.each<[authored: string, serialized: string, inPlace: string]>([
    ["text/plain; charset=latin1", "text/plain;charset=UTF-8", "text/plain; charset=UTF-8"],
    ["text/plain;charset=utf-8", "text/plain;charset=utf-8", "text/plain;charset=UTF-8"],
    ["text/plain;CHARSET='latin1'", "text/plain;charset=UTF-8", "text/plain;CHARSET='UTF-8'"],
    ["text/plain;charset=", "text/plain;charset=", "text/plain;charset="],
    [
      "text/plain;a=b;charset=latin1;charset=latin2",
      "text/plain;a=b;charset=UTF-8",
      "text/plain;a=b;charset=UTF-8;charset=UTF-8",
    ],
    ["charset=latin1;charset=latin2", "charset=latin1;charset=latin2", "charset=latin1;charset=latin2"],
    ["text/plain;charset=;charset=latin1", "text/plain;charset=UTF-8", "text/plain;charset=;charset=latin1"],
    // A quoted string that ends in a backslash.
    ['text/plain;charset=latin1;a="\\', 'text/plain;charset=UTF-8;a="\\\\"', 'text/plain;charset=UTF-8;a="\\'],
    ["text/plain;xcharset=latin1", "text/plain;xcharset=latin1", "text/plain;xcharset=latin1"],
  ])("%s", async (authored, serialized, inPlace) => {
    for (const engine of ["standard", "firefox", "webkit", "chromium"] as const) {
      const { page, received } = await pageIn(engine);
      await sendXHR(page, "x", authored);
      expect([engine, received.at(-1)]).toEqual([engine, `POST ${engine === "chromium" ? inPlace : serialized}`]);
    }
  });
});

test.each<[type: string, sent: Partial<Record<EngineName, string>>]>([
  ["application/json", {}],
  ["text", { chromium: "none", webkit: "none" }],
  ["te,xt/plain", { chromium: "none", webkit: "none" }],
  ["a/b;", { chromium: "none" }],
  ["a/ b", { webkit: "none" }],
  ["a/b; c =d", {}],
  ['a/b; c="d e"', {}],
])("an XMLHttpRequest with a Blob of %j needs a preflight for the type that it sends", async (type, sent) => {
  for (const engine of ["standard", "firefox", "webkit", "chromium"] as const) {
    const { page, received } = await pageIn(engine);
    await sendXHR(page, new Blob(["x"], { type }));
    const own = sent[engine] ?? type;
    expect([engine, ...received]).toEqual([engine, ...(own === "none" ? [] : ["OPTIONS none"]), `POST ${own}`]);
  }
});

describe("Firefox safelists types by a syntax of its own", () => {
  test.each<[type: string, isSafelisted: boolean, isInFirefox: boolean]>([
    ["text/plain", true, true],
    ["text/plain;", true, true],
    ["text/plain;;", true, false],
    ["text/plain;a=b,c", true, false],
    ["text/plain application/json", false, false],
    ["text/plain application/json;a=b", false, true],
    [`text/plain application/json;a="b"`, false, false],
    [`text/plain;${"a".repeat(200)}`, false, false],
  ])("%j", async (type, isSafelisted, isInFirefox) => {
    for (const engine of ["standard", "firefox"] as const) {
      const isSafe = engine === "firefox" ? isInFirefox : isSafelisted;
      const { page, received } = await pageIn(engine);
      const init = { method: "POST", headers: { "content-type": type }, body: "x" };
      await page.fetch("https://api.example/", init);
      await page.fetch("https://api.example/", { ...init, mode: "no-cors" });
      expect([engine, ...received]).toEqual([
        engine,
        ...(isSafe ? [] : ["OPTIONS none"]),
        `POST ${type}`,
        `POST ${isSafe ? type : "text/plain;charset=UTF-8"}`,
      ]);
    }
  });
});
