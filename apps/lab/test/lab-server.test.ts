import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startLab, type Lab } from "../src/start-lab.ts";
import { ask, type Response } from "./ask.ts";

let lab: Lab;
let url: URL;
beforeAll(async () => {
  lab = await startLab({ port: 0, onStart: () => undefined });
  url = new URL(lab.url);
});
afterAll(() => lab.close());

const cookieOf = ({ headers }: Response): string => String(headers["set-cookie"]).split(";")[0] ?? "";
const form = { "content-type": "application/x-www-form-urlencoded" };

/** A visitor's own requests. */
async function visit(): Promise<(path: string, method?: string, body?: string) => Promise<Response>> {
  const cookie = cookieOf(await ask(url, "/"));
  return (path, method = "GET", body = "") => ask(url, path, { method, body, headers: { cookie, ...form } });
}

describe("pages", () => {
  test.each([
    { path: "/", has: "What other origins can do" },
    { path: "/stories/bank", has: "nobody is signed in here" },
    { path: "/stories/turned-private", has: "<strong>Opens:</strong>" },
    { path: "/exercises", has: "Exercises" },
    { path: "/exercises/own-page", has: "Hint 1" },
  ])("$path", async ({ path, has }) => {
    const { status, headers, body } = await ask(url, path);
    expect([status, body]).toEqual([200, expect.stringContaining(has)]);
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    for (const [, file = ""] of body.matchAll(/(?:src|href)="(\/[^"?]+\.[a-z]+)"/g))
      expect([file, (await ask(url, file)).status]).toEqual([file, 200]);
  });

  test.each([
    "/nothing",
    "/stories/none",
    "/stories/__proto__",
    "/../src/main.ts",
    "/%2e%2e/package.json",
    "/exercises/x",
    "//",
    "//other.example/",
  ])("%s is not there", async (path) => expect((await ask(url, path)).status).toBe(404));

  test("another name for this machine is refused", async () => {
    expect((await ask(url, "/", { headers: { host: "rebound.example" } })).status).toBe(421);
  });

  test("another origin can start nothing", async () => {
    const headers = { origin: "http://evil.localhost", "sec-fetch-site": "cross-site" };
    expect((await ask(url, "/stories/bank/attempts/read", { method: "POST", headers })).status).toBe(403);
  });
});

describe("worlds", () => {
  test("an attempt has a world of its own, and its stages are played at its own names alone", async () => {
    const asVisitor = await visit();
    const first = new URL(String((await asVisitor("/stories/bank/attempts/read", "POST")).headers.location));
    const second = new URL(String((await asVisitor("/stories/bank/attempts/write", "POST")).headers.location));
    expect(first.hostname).toMatch(/^api\.bank-[0-9a-f]{16}\.localhost$/);
    expect(second.hostname).not.toBe(first.hostname);

    const page = await ask(first, first.pathname + first.search);
    expect(page.headers["set-cookie"]).toHaveLength(2);
    const next = { method: "POST", headers: { "content-type": "application/json" } };
    const foreign = { ...next.headers, origin: second.origin, "sec-fetch-site": "cross-site" };
    const body = JSON.stringify({ url: first.href, fresh: true });
    expect((await ask(first, "/lab/next", { ...next, headers: foreign, body })).status).toBe(403);
    expect(JSON.parse((await ask(first, "/lab/next", { ...next, body })).body)).toEqual({ actions: [] });
    expect(JSON.parse((await ask(first, "/lab/next", { ...next, body })).body)).toEqual({});
  });

  test("a cookie of one world means nothing in another", async () => {
    const asVisitor = await visit();
    const enter = async (): Promise<URL> =>
      new URL(String((await asVisitor("/stories/bank/attempts/read", "POST")).headers.location));
    const mine = await enter();
    const cookie = cookieOf(await ask(mine, "/lab/enter?user=ada"));
    expect((await ask(mine, "/accounts/ada", { headers: { cookie } })).status).toBe(200);
    const other = await enter();
    expect((await ask(other, "/accounts/ada", { headers: { cookie } })).status).toBe(401);
    // The world before ended when the attempt began anew.
    expect((await ask(mine, "/accounts/ada", { headers: { cookie } })).status).toBe(404);
  });

  test("a world that never was is not there", async () => {
    const never = new URL(`http://api.bank-0123456789abcdef.localhost:${url.port}`);
    expect((await ask(never, "/lab/enter?user=ada")).status).toBe(404);
  });

  test.each(["null", "[1", '{"url":1}', `{"url":"${"x".repeat(20_000)}"}`])("a report that is %.20s", async (body) => {
    const asVisitor = await visit();
    const at = new URL(String((await asVisitor("/stories/bank/attempts/read", "POST")).headers.location));
    const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
    expect((await ask(at, "/lab/next", { method: "POST", headers, body })).status).toBe(400);
  });
});

describe("visitors", () => {
  test("what one has tried, another does not see", async () => {
    const [one, other] = [await visit(), await visit()];
    await one("/stories/non-browser/attempts/public", "POST");
    expect((await one("/stories/non-browser")).body).toContain("public reads: 0 → 1");
    expect((await other("/stories/non-browser")).body).not.toContain("public reads");
  });

  test("readers without the cookie, however many, do not make the lab forget who has tried something", async () => {
    const one = await visit();
    await one("/stories/non-browser/attempts/public", "POST");
    for (let count = 0; count < 120; count++) await ask(url, "/exercises");
    expect((await one("/stories/non-browser")).body).toContain("public reads: 0 → 1");
  });

  test("a protection is chosen for one story, and a wrong one changes nothing", async () => {
    const asVisitor = await visit();
    const pressed = async (story: string): Promise<unknown> =>
      /value="([a-z]+)" aria-pressed="true"/.exec((await asVisitor(`/stories/${story}`)).body)?.[1];
    await asVisitor("/stories/mail/protection", "POST", "protection=sallyport");
    expect([await pressed("mail"), await pressed("bank")]).toEqual(["sallyport", "none"]);
    await asVisitor("/stories/mail/protection", "POST", "protection=__proto__");
    expect(await pressed("mail")).toBe("sallyport");
  });

  test("without cookies, addresses name the visitor", async () => {
    const { body } = await ask(url, "/");
    const [, visitor = ""] = /\?visitor=([0-9a-f]{16})/.exec(body) ?? [];
    const started = await ask(url, "/stories/non-browser/attempts/public", {
      method: "POST",
      headers: form,
      body: `visitor=${visitor}`,
    });
    expect(started.headers.location).toBe(`/stories/non-browser?visitor=${visitor}#public`);
    expect((await ask(url, `/stories/non-browser?visitor=${visitor}`)).body).toContain("public reads: 0 → 1");
  });

  test("an address that names a visitor sets no cookie", async () => {
    const { body } = await ask(url, "/");
    const [, visitor = ""] = /\?visitor=([0-9a-f]{16})/.exec(body) ?? [];
    expect((await ask(url, `/?visitor=${visitor}`)).headers["set-cookie"]).toBeUndefined();
    expect((await ask(url, "/?visitor=0123456789abcdef")).headers["set-cookie"]).toHaveLength(1);
  });

  test("two attempts at once do not mix", async () => {
    const asVisitor = await visit();
    const names = ["public", "forged-origin", "forged-host"];
    await Promise.all(names.map((name) => asVisitor(`/stories/non-browser/attempts/${name}`, "POST")));
    await vi.waitFor(async () => {
      const outcomes = await Promise.all(names.map((name) => asVisitor(`/stories/non-browser/attempts/${name}`)));
      expect(outcomes.map(({ body }) => /with status (\d+)/.exec(body)?.[1])).toEqual(["200", "401", "200"]);
    }, 5000);
  });
});

test("without JavaScript, an attempt ends when the page's form has been sent", async () => {
  const asVisitor = await visit();
  const start = "/stories/form-forgery/attempts/off-the-list";
  const enter = new URL(String((await asVisitor(start, "POST")).headers.location));
  const cookie = cookieOf(await ask(enter, "/lab/enter?user=ada"));
  const next = await ask(enter, "/lab/next-page", { method: "POST" });
  expect(String(next.headers.location)).toContain("//evil-");
  expect((await asVisitor("/stories/form-forgery")).body).toContain("It has not ended yet.");
  await ask(enter, "/transfers", { method: "POST", headers: { cookie, ...form }, body: "to=mallory&amount=100" });
  const { body } = await asVisitor("/stories/form-forgery");
  expect(body).toContain("stolen: 0 → 100");
  expect(body).not.toContain("It has not ended yet.");
  expect(body).toContain("What the model predicts");
});

test("in the model: each engine's result, with the decisions, under the protection that is chosen", async () => {
  const asVisitor = await visit();
  const run = "/stories/bank/attempts/write/model";
  expect((await asVisitor(run, "POST")).headers.location).toBe("/stories/bank#write");
  const open = (await asVisitor("/stories/bank")).body;
  expect(open.match(/<details class="engine">/g)).toHaveLength(6);
  expect(open).toContain("Chromium with third-party cookies");
  await asVisitor("/stories/bank/protection", "POST", "protection=sallyport");
  await asVisitor(run, "POST");
  const { body } = await asVisitor("/stories/bank");
  expect(body).toContain("<strong>Firefox as shipped.</strong> Nothing has changed at the servers.");
  expect(body).toMatch(/<li class="refused">[^]*?status 403/);
  for (const suffix of ["", "-narrow"])
    expect((await asVisitor(`${run}/webkit/allow/diagram${suffix}.svg`)).body).toContain("not executed");
  expect((await asVisitor(`${run}/__proto__/allow/diagram.svg`)).status).toBe(404);
  expect((await asVisitor("/stories/bank/attempts/none/model", "POST")).status).toBe(404);
});

describe("the diagram", () => {
  const play = async (protection: string): Promise<{ readonly outcome: string; readonly svg: string }> => {
    const asVisitor = await visit();
    await asVisitor("/stories/bank/protection", "POST", `protection=${protection}`);
    let at = new URL(String((await asVisitor("/stories/bank/attempts/write", "POST")).headers.location));
    for (const results of ["[]", '[{"is":"blocked"}]']) {
      const post = (path: string, body: string): Promise<Response> => {
        const headers = { "content-type": "application/json", "content-length": String(body.length) };
        return ask(at, path, { method: "POST", headers, body });
      };
      await post("/lab/next", JSON.stringify({ url: at.href, fresh: true }));
      const { go } = JSON.parse((await post("/lab/report", results)).body) as { go?: string };
      if (go !== undefined) at = new URL(go);
    }
    const { body: outcome } = await asVisitor("/stories/bank/attempts/write");
    return { outcome, svg: (await asVisitor("/stories/bank/attempts/write/diagram.svg")).body };
  };

  test("what a server executed is drawn as executed", async () => {
    const { outcome, svg } = await play("none");
    expect(outcome).toContain("own code responded");
    expect(svg).not.toContain("not executed");
  });

  test("what the guard refused is not", async () => {
    const { outcome, svg } = await play("sallyport");
    expect(outcome).toContain("the handler did not run");
    expect(svg).toContain("not executed");
  });
});
