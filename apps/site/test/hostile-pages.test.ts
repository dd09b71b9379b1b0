import { encodeState } from "../src/state/address.ts";
import { emptyState } from "../src/state/playground-state.ts";
import { describe, expect, test } from "vitest";
import { isMissing, open, showsCode, shown } from "./page-under-test.ts";

describe.skipIf(isMissing)("in Chromium", () => {
  describe("hostile input is said in place", () => {
    test.each([
      ["#1.%%%", "damaged"],
      ["#9.abc", "another version"],
      ["#__proto__", "damaged"],
      // Eight kilobytes that gzip would make of ten megabytes: the codec has no compression to be misused.
      [`#1.H4sIAAAAAAAAA${"A".repeat(8000)}`, "damaged"],
      [`#1.${"A".repeat(40_000)}`, "at most"],
      [`#1.${"A".repeat(1024 * 1024)}`, "at most"],
      [
        `#1.${btoa('{"page":"https://a.example","__proto__":{"x":1},"evil":"<img src=x onerror=alert(1)>"}')}`,
        "damaged",
      ],
      [`#1.${btoa(`{"page":${"[".repeat(20_000)}`)}`, "damaged"],
      [`#1.${btoa('{"redirect":"constructor","earlier":"toString"}')}`, "damaged"],
    ])("%.20s", async (hash, text) => {
      for (const tool of ["playground", "policy-editor"]) {
        const opened = await open(`/${tool}.html${hash}`);
        await opened.waitForSelector(".verdicts td, .notes li");
        expect(await opened.locator("[role=alert]").textContent()).toContain(text);
        await opened.close();
      }
    });

    test("a megabyte in the address of a page that is open is cut off, and said", async () => {
      const opened = await open("/playground.html");
      await shown(opened);
      await opened.evaluate(() => (location.hash = `1.${"A".repeat(1024 * 1024)}`));
      await opened.waitForSelector("[role=alert]:has-text('at most')");
      expect(await opened.evaluate(() => location.hash.length)).toBeLessThan(33_000);
    });

    test("what is wrong with an address is gone with the next state", async () => {
      const opened = await open("/playground.html#1.%%%");
      await shown(opened);
      await opened.selectOption("#preset", "header-hidden");
      await showsCode(opened, "readable");
      expect(await opened.locator("[role=alert]").count()).toBe(0);
    });

    test.each(["gzip", "br", "zstd", "deflate", "gzip, br", "compress"])(
      "a typed body that is not what Content-Encoding: %s says has a verdict",
      async (coding) => {
        const response = `HTTP/1.1 200 OK\nContent-Encoding: ${coding}\nContent-Type: text/javascript\nAccess-Control-Allow-Origin: *\n\nhello`;
        const opened = await open(`/playground.html#${encodeState({ ...emptyState, by: "script", response })!}`);
        await shown(opened);
        expect(await opened.locator("[role=alert]").count()).toBe(0);
      },
    );

    test("markup in every field stays text", async () => {
      const markup = '"><img src=x onerror="document.title=1"><script>document.title=1</script>';
      const state = {
        ...emptyState,
        url: `https://api.example/${markup}`,
        headers: `x-a: ${markup}`,
        response: `HTTP/1.1 200 ${markup}\nLocation: ${markup}`,
      };
      const opened = await open(`/playground.html#${encodeState(state)!}`);
      await shown(opened);
      expect(await opened.title()).toContain("Playground");
      expect(await opened.locator(".tool img, .tool script").count()).toBe(0);
    });

    test("a page that is none, and a malformed head", async () => {
      const opened = await open("/playground.html");
      await shown(opened);
      await opened.fill("#page", "not an origin");
      await opened.waitForSelector("#page-problem:not(:empty)");
      await opened.fill("#page", "https://app.example");
      await opened.fill("#response", "\u0000\u0001 no head");
      await opened.waitForFunction(
        () => document.querySelector(".verdicts td a")?.textContent !== "cors-origin-missing",
      );
    });

    test.each([
      ["https://", "page"],
      ["https://user:pw@", "page"],
      ["//app.example", "page"],
      ["https://[::1", "page"],
      ["http://\u0000", "page"],
      [`https://${"a".repeat(3000)}..example`, "url"],
      ["javascript:alert(1)//", "url"],
    ])("the impossible origin %.20s is said at its field, or shown as a verdict", async (text, field) => {
      const opened = await open("/playground.html");
      await shown(opened);
      await opened.selectOption("#by", "form");
      await opened.fill(`#${field}`, text);
      await opened.waitForFunction(
        ([name]) =>
          document.querySelector(`#${name}-problem`)?.textContent !== "" ||
          document.querySelector(".outputs")?.getAttribute("data-state") !== "1.e30",
        [field],
      );
      expect(await opened.title()).toContain("Playground");
    });

    test.each([
      ["no log", `{"log":{"entries":[{"request":{},"comment":"${"x".repeat(50_000_000)}"}]}}`],
      [
        "a log of many exchanges",
        JSON.stringify({
          log: {
            entries: Array<object>(60_000).fill({
              startedDateTime: "2026-01-01T00:00:00Z",
              request: {
                ...{ method: "GET", url: "https://api.example/a", httpVersion: "HTTP/1.1", queryString: [] },
                headers: [{ name: "Origin", value: "https://app.example" }],
                comment: "x".repeat(500),
              },
              response: { status: 200, statusText: "OK", headers: [], content: { size: 0, mimeType: "" } },
            }),
          },
        }),
      ],
      ["cut off", `{"log":{"entries":[${"{},".repeat(16_000_000)}`],
      ["brackets", "[".repeat(50_000_000)],
    ])(
      "a file of 50 MB, dropped anywhere, leaves the page to its reader: %s",
      async (_, content) => {
        const opened = await open("/playground.html");
        await shown(opened);
        const file = await opened.evaluateHandle((text) => {
          const files = new DataTransfer();
          files.items.add(new File([text], "a.har"));
          return files;
        }, content);
        await opened.dispatchEvent(".outputs", "drop", { dataTransfer: file });
        // What is typed meanwhile has its verdict.
        await opened.fill("#response", "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *");
        await opened.waitForFunction(() => document.querySelector(".verdicts td a")?.textContent === "readable");
        await opened.waitForFunction(
          () => /exchanges|not a HAR|stopped/.test(document.querySelector(".paste [role=status]")?.textContent ?? ""),
          null,
          { timeout: 60_000 },
        );
      },
      200_000,
    );

    test("a file that is being read can be cancelled, by keyboard too, and be chosen again", async () => {
      const opened = await open("/playground.html");
      await shown(opened);
      const entry = {
        request: { method: "GET", url: "https://api.example/a", headers: [] },
        response: { status: 500 },
      };
      const log = JSON.stringify({ log: { entries: Array<object>(100_000).fill(entry) } });
      const file = { name: "a.har", mimeType: "application/json", buffer: Buffer.from(log) };
      const status = opened.locator(".paste [role=status]");
      for (const again of [false, true]) {
        await opened.setInputFiles(".paste input[type=file]", file);
        await opened.getByRole("button", { name: "Cancel" }).focus();
        expect([again, await status.textContent()]).toEqual([again, expect.stringContaining("Reading a.har (")]);
        await opened.keyboard.press("Enter");
        await opened.waitForFunction(() =>
          document.querySelector(".paste [role=status]")?.textContent.includes("cancelled"),
        );
      }
    });

    test("a policy that nests without end is said in place, and the editor still takes its repair", async () => {
      const deepPolicy = { ...emptyState, server: "policy" as const, policy: "- ".repeat(8000) };
      const opened = await open(`/policy-editor.html#${encodeState(deepPolicy)!}`);
      const problems: string[] = [];
      opened.on("pageerror", ({ message }) => problems.push(message));
      await opened.waitForSelector(".notes li");
      for (const text of ["[".repeat(50_000), "origins: []\n"]) {
        await opened.locator(".cm-content").focus();
        await opened.keyboard.press("Control+A");
        await opened.evaluate((pasted) => {
          const content = document
            .querySelector(".editor-frame")!
            .shadowRoot!.querySelector<HTMLElement>(".cm-content")!;
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", pasted);
          content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }, text);
        await opened.waitForSelector(".notes[data-fresh=true]", { state: "attached" });
      }
      const coloured = await opened.evaluate(
        () => document.querySelector(".editor-frame")!.shadowRoot!.querySelectorAll(".cm-line span[class]").length,
      );
      expect([problems, coloured > 0]).toEqual([[], true]);
    });

    test("a policy of a megabyte is said in place, in the editor and in the playground", async () => {
      const opened = await open("/policy-editor.html");
      await opened.locator(".cm-content").waitFor();
      const line = "  - path: /a\n    share: { with: [https://app.example], methods: [GET] }\n";
      const policy = `sallyport: 1\nself: [https://api.example]\nresources:\n${line.repeat(20_000)}`;
      await opened.evaluate((text) => {
        const files = new DataTransfer();
        files.setData("text/plain", text);
        const content = document.querySelector(".editor-frame")?.shadowRoot?.querySelector(".cm-content");
        content?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
      }, policy);
      await opened.waitForFunction(
        () => /longer than 1 MB|stopped/.test(document.querySelector(".tool")?.textContent ?? ""),
        null,
        { timeout: 90_000 },
      );
      await opened.goto(`${new URL(opened.url()).origin}/playground.html`);
      await shown(opened);
      await opened.check("input[name=server] >> nth=1");
      // As a paste does. `fill` inserts by an editing command, which takes Chromium itself half a minute.
      await opened.evaluate(
        (text) => {
          const field = document.querySelector<HTMLTextAreaElement>("#policy")!;
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        policy.slice(0, 262_000),
      );
      await opened.waitForFunction(
        () => /problems|stopped|Correct/.test(document.querySelector(".columns")?.textContent ?? ""),
        null,
        { timeout: 90_000 },
      );
    }, 200_000);
  });
});
