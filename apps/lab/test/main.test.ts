import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test, vi } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const main = `${root}apps/lab/dist/main.js`;

let lab: ChildProcess | undefined;
let output = "";

beforeAll(() => {
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "apps/lab"], { cwd: root });
  expect(tsc.status, String(tsc.stdout)).toBe(0);
});

afterEach(() => {
  if (lab?.exitCode === null) lab.kill("SIGKILL");
  lab = undefined;
});

/** Starts it as `npm start` does, and waits for the addresses. */
async function start(...parameters: string[]): Promise<Map<string, URL>> {
  output = "";
  lab = spawn(process.execPath, [main, "--port", "0", ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  lab.stdout?.on("data", (data) => void (output += String(data)));
  await vi.waitFor(() => expect(output).toContain("Press Ctrl-C to stop."), 10_000);
  const urls = [...output.matchAll(/http:\/\/\S+/g)].map(([url]) => new URL(url));
  return new Map(urls.map((url) => [url.hostname.replace(/\.localhost$/, ""), url]));
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Node does not resolve `*.localhost`, so the name goes into the Host field only. */
function ask(
  url: URL | undefined,
  path: string,
  method = "GET",
  headers: Record<string, string> = {},
  body = "",
): Promise<Reply> {
  const { port = "", host = "" } = url ?? {};
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers: { host, ...headers } }, (response) => {
      let text = "";
      response.on("data", (data) => void (text += String(data)));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on("error", reject).end(body);
  });
}

test("lists the addresses, serves every page, and tells each decision in a line", async () => {
  const at = await start();
  expect([...at.keys()]).toEqual(["lab", "app.bank", "api.bank", "open.bank", "evil", "promo.bank"]);
  for (const page of ["lab", "app.bank", "evil", "promo.bank"]) {
    const { status, headers, body } = await ask(at.get(page), "/");
    expect([page, status]).toEqual([page, 200]);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    for (const [, file = ""] of body.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect([file, (await ask(at.get(page), file)).status]).toEqual([file, 200]);
    for (const outside of ["/../src/main.ts", "/shared/../../package.json", "/%2e%2e/package.json", "/nothing.js"])
      expect([outside, (await ask(at.get(page), outside)).status]).toEqual([outside, 404]);
    expect((await ask(at.get(page), "/lab/state", "GET", { host: "rebound.example" })).status).toBe(421);
  }

  const evil = { origin: at.get("evil")?.origin ?? "", "content-type": "application/x-www-form-urlencoded" };
  const transfer = (bank: string): Promise<Reply> =>
    ask(at.get(bank), "/transfers?secret=1", "POST", { ...evil, cookie: "session=abc" }, "to=mallory&amount=100");
  expect(await transfer("api.bank")).toMatchObject({ status: 403, headers: { "cache-control": "no-store" } });
  expect(await transfer("open.bank")).toMatchObject({ status: 401 });
  await vi.waitFor(() => {
    const lines = output.split("\n").filter((line) => line.includes("/transfers"));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /✗ refused +POST +\/transfers +from evil\.localhost:\d+ +The origin has no grant on this resource\./,
    );
    expect(lines[1]).toMatch(/· no guard +POST +\/transfers +from evil\.localhost:\d+ +The bank responded with 401\./);
  }, 5000);
  for (const secret of ["secret", "abc", "mallory&", "\u001b"]) expect(output).not.toContain(secret);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it", async (signal) => {
  const at = await start();
  lab?.kill(signal);
  expect(await once(lab!, "exit")).toEqual([0, null]);
  await expect(ask(at.get("lab"), "/")).rejects.toThrow();
});

test("--no-gate runs the bank only without Sallyport", async () => {
  const at = await start("--no-gate");
  expect([...at.keys()]).toEqual(["lab", "app.bank", "api.bank", "evil", "promo.bank"]);
  const origin = at.get("evil")?.origin ?? "";
  const { headers } = await ask(at.get("api.bank"), "/accounts/ada", "GET", { origin });
  expect(headers["access-control-allow-origin"]).toBe(origin);
});

test.each([
  { desc: "--help", parameters: ["--help"], status: 0, out: /^Usage: npm start/, err: /^$/ },
  { desc: "an unknown option", parameters: ["--gates"], status: 2, out: /^$/, err: /--gates[^]*Usage: npm start/ },
  { desc: "an argument", parameters: ["bank"], status: 2, out: /^$/, err: /bank[^]*Usage/ },
  { desc: "a port that is none", parameters: ["--port", "80a"], status: 2, out: /^$/, err: /--port .*"80a"[^]*Usage/ },
  { desc: "a port too large", parameters: ["--port", "65531"], status: 2, out: /^$/, err: /0 to 65530/ },
  { desc: "a port left out", parameters: ["--port"], status: 2, out: /^$/, err: /--port/ },
])("$desc: status $status", ({ parameters, status, out, err }) => {
  const run = spawnSync(process.execPath, [main, ...parameters], { encoding: "utf8", timeout: 10_000 });
  expect(run.status).toBe(status);
  expect(run.stdout).toMatch(out);
  expect(run.stderr).toMatch(err);
});
