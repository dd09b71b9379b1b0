import { describe, expect, test } from "vitest";
import { pageOf, wantsPage } from "../src/respond.ts";
import { startLab } from "../src/start-lab.ts";

const navigation = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

test.each([
  { desc: "a form or a link", accept: navigation, is: true },
  { desc: "fetch", accept: "*/*", is: false },
  { desc: "an image", accept: "image/avif,image/webp,*/*;q=0.8", is: false },
  { desc: "a program", accept: undefined, is: false },
])("$desc gets a page: $is", ({ accept, is }) => expect(wantsPage(accept === undefined ? {} : { accept })).toBe(is));

describe("what a tab shows", () => {
  test("what happened, with nothing of others as markup", () => {
    const text = pageOf({ status: 200, body: {}, effect: { kind: "write", text: "€100 went to <b>&" } });
    expect(text).toContain("<h1>€100 went to &lt;b&gt;&amp;.</h1>");
  });

  test("why not", () => {
    expect(pageOf({ status: 401, body: { error: "not signed in" } })).toContain("<h1>Nobody is signed in.</h1>");
    expect(pageOf({ status: 422, body: { error: "unknown payee" } })).toContain("Unknown payee. Status 422.");
  });

  test("a form post to the bank without the gate opens a page, and a script still gets JSON", async () => {
    const lab = await startLab({ gate: true, port: 0 });
    try {
      const url = new URL("/transfers", lab.addresses.open);
      const body = new URLSearchParams({ to: "mallory", amount: "100" });
      const { port, hostname: host } = url;
      const ask = (accept: string): Promise<Response> =>
        fetch(`http://127.0.0.1:${port}/transfers`, { method: "POST", body, headers: { accept, host } });
      const [page, data] = [await ask(navigation), await ask("*/*")];
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await page.text()).toMatch(/^<!doctype html>/);
      expect(await data.json()).toEqual({ error: "not signed in" });
    } finally {
      await lab.close();
    }
  });
});
