import { expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

test.each([
  ["standard", "application/json", {}, null],
  ["chromium", "application/json", {}, null],
  ["firefox", "application/json", {}, null],
  ["webkit", "application/json", {}, "application/json"],
  ["webkit", "application/json", { "content-type": "text/plain" }, "text/plain"],
  ["webkit", "text/plain", { "content-type": "application/json" }, "text/plain"],
  ["webkit", "", {}, null],
  ["chromium", "text/plain", {}, "text/plain"],
] as const)(
  "%s, in the mode no-cors: a Blob of %j, with headers %j, is sent as %j, without a preflight",
  async (engine, type, headers, sent) => {
    const received: (readonly [string, string | null])[] = [];
    const network = inProcess({
      "https://app.example": () => new Response(""),
      "https://api.example": ({ method, headers: own }: Request) => {
        received.push([method, own.get("content-type")]);
        return new Response("");
      },
    });
    const page = await new Browser({ engine, network }).open("https://app.example/");
    await page.fetch("https://api.example/", {
      mode: "no-cors",
      method: "POST",
      body: new Blob(["{}"], { type }),
      headers,
    });
    expect(received).toEqual([["POST", sent]]);
  },
);
