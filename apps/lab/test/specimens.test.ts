import { spawn, spawnSync } from "node:child_process";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { introduceSpecimens, specimenPage, startSpecimens, type Specimens } from "../src/specimens.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

let specimens: Specimens;

beforeAll(async () => {
  specimens = await startSpecimens(0);
});
afterAll(() => specimens.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Node does not resolve `*.localhost`, so the name goes into the Host field only. */
function ask(name: string, method: string, path: string, headers: Record<string, string> = {}): Promise<Reply> {
  const { port, host } = new URL(specimens.all.find((one) => one.name === name)!.origin);
  return new Promise((resolve, reject) => {
    const fields = { host, origin: specimenPage, ...headers };
    const sent = request({ host: "127.0.0.1", port, path, method, headers: fields }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on("error", reject).end();
  });
}

const allowed = "access-control-allow-origin";

test("correct: this page, and no other", async () => {
  const { headers } = await ask("correct", "GET", "/orders/1");
  expect([headers[allowed], headers["access-control-allow-credentials"]]).toEqual([specimenPage, "true"]);
  const evil = await ask("correct", "GET", "/orders/1", { origin: "https://evil.example" });
  expect(evil.headers[allowed]).toBeUndefined();
});

test("wildcard: *, with credentials", async () => {
  const { headers } = await ask("wildcard", "GET", "/orders/1");
  expect([headers[allowed], headers["access-control-allow-credentials"]]).toEqual(["*", "true"]);
});

test("bare-error: headers on what is found, none on the error", async () => {
  expect((await ask("bare-error", "GET", "/orders/1")).headers[allowed]).toBe(specimenPage);
  const error = await ask("bare-error", "GET", "/orders/2");
  expect([error.status, error.headers[allowed]]).toEqual([404, undefined]);
});

test("redirect: the preflight too", async () => {
  const preflight = { "access-control-request-method": "PUT" };
  const { status, headers } = await ask("redirect", "OPTIONS", "/orders/1", preflight);
  expect([status, headers.location]).toEqual([308, "/orders/1/"]);
  expect((await ask("redirect", "OPTIONS", "/orders/1/", preflight)).status).toBe(204);
});

test("each is listed with the line that explains it", () => {
  const text = introduceSpecimens(specimens.all);
  expect(specimens.all).toHaveLength(4);
  for (const { line, origin } of specimens.all) {
    expect(line).toContain(`explain ${origin}/orders/`);
    expect(text).toContain(`npx sallyport ${line}\n`);
  }
});

test("--specimens starts them in place of the bank, and SIGTERM ends them", async () => {
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-b", "apps/lab"], { cwd: root });
  expect(tsc.status, String(tsc.stdout)).toBe(0);
  const lab = spawn(process.execPath, [`${root}apps/lab/dist/main.js`, "--specimens", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let output = "";
    lab.stdout.on("data", (data) => void (output += String(data)));
    await vi.waitFor(() => expect(output).toContain("Press Ctrl-C to stop."), 10_000);
    expect(output.match(/npx sallyport explain http:\/\/\S+\.localhost:\d+/g)).toHaveLength(4);
    const ended = new Promise((resolve) => lab.once("exit", (code) => resolve(code)));
    lab.kill("SIGTERM");
    expect(await ended).toBe(0);
  } finally {
    lab.kill("SIGKILL");
  }
});
