import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { serve, type Served } from "./servers.ts";

const page = "http://localhost:3000";
const shared = { "access-control-allow-origin": page, vary: "Origin" };
const credentialed = { ...shared, "access-control-allow-credentials": "true" };

type Response = readonly [status: number, headers: Readonly<Record<string, string>>];

/**
 * A response, and the status of a page's request without a cookie, and with one. No browser sends another site a cookie
 * over http: where the status depends on it, there is none.
 */
const cases: readonly (readonly [desc: string, response: Response, bare: number, withCookie: number | undefined])[] = [
  ["shared", [200, shared], 0, 1],
  ["shared with credentials", [200, credentialed], 0, 0],
  ["not shared", [200, {}], 1, 1],
  ["shared with everyone", [200, { "access-control-allow-origin": "*" }], 0, 1],
  ["shared with another origin", [200, { ...shared, "access-control-allow-origin": "http://b.example" }], 1, 1],
  ["without Vary", [200, { "access-control-allow-origin": page }], 0, 1],
  ["a 401 to an unknown user", [401, credentialed], 1, undefined],
  ["a 403 to an unknown user", [403, credentialed], 1, undefined],
  ["a 401 that asks for a token", [401, { ...credentialed, "www-authenticate": "Bearer" }], 0, 0],
  ["a 401 that takes no credentials", [401, shared], 0, 1],
  ["a 401 that is not shared", [401, {}], 1, 1],
  ["a 404", [404, credentialed], 0, 0],
  ["a 500", [500, credentialed], 0, 0],
  ["a 500 that is not shared", [500, {}], 1, 1],
  ["a redirect to a sign-in page", [302, { location: "http://login.example/authorize?client_id=1" }], 1, 1],
];

let served: Served;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-"));
  served = await serve((request, response) => {
    const [, [status, headers]] = cases[Number(request.url?.slice(1))] ?? ["", [404, {}]];
    response.writeHead(status, headers).end("{}");
  });
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const host = (): string => `api.other.test:${String(served.port)}`;

const pairs = (headers: Readonly<Record<string, string>>): readonly { name: string; value: string }[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** One exchange as a log, as a browser exports it. */
function logOf(url: string, [status, headers]: Response, hasCookie: boolean): string {
  const sent = { origin: page, "sec-fetch-mode": "cors", ...(hasCookie ? { cookie: "sid=1" } : {}) };
  const cookies = hasCookie ? [{ name: "sid", value: "1" }] : [];
  const request = { method: "GET", url, httpVersion: "HTTP/1.1", cookies, headers: pairs(sent), queryString: [] };
  const response = {
    status,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: pairs(headers),
    content: { size: 2, mimeType: "application/json", text: "{}" },
    redirectURL: headers.location ?? "",
  };
  const entry = { startedDateTime: "2026-11-01T00:00:00Z", time: 1, request, response, cache: {}, timings: {} };
  return JSON.stringify({ log: { version: "1.2", creator: { name: "test", version: "1" }, entries: [entry] } });
}

/** The same as `curl -v` prints it. */
const headOf = (path: string, [status, headers]: Response, hasCookie: boolean): string =>
  [
    `> GET ${path} HTTP/1.1`,
    `> Host: ${host()}`,
    `> Origin: ${page}`,
    ...(hasCookie ? ["> Cookie: sid=1"] : []),
    ">",
    `< HTTP/1.1 ${String(status)} X`,
    ...Object.entries(headers).map(([name, value]) => `< ${name}: ${value}`),
    "",
    "{}",
  ].join("\n");

async function statuses(index: number, response: Response, hasCookie: boolean): Promise<readonly number[]> {
  const path = `/${String(index)}`;
  const url = `http://${host()}${path}`;
  const network = ["--resolve", `api.other.test:${String(served.port)}:127.0.0.1`, "--engine", "chromium"];
  const cookie = hasCookie ? ["--credentials", "--cookie", "sid=1"] : [];
  const [har, head] = [join(folder, `${index}.har`), join(folder, `${index}.txt`)];
  await writeFile(har, logOf(url, response, hasCookie));
  await writeFile(head, headOf(path, response, hasCookie));
  const all = [
    await run(["explain", url, "--from", page, ...network, ...cookie]),
    await run(["explain", "--har", har, "--engine", "chromium"]),
    await run(["explain", "--response", head, "--from", page, ...(hasCookie ? ["--credentials"] : [])]),
  ];
  return all.map(({ status }) => status);
}

describe.each(cases)("%s", (desc, response, bare, withCookie) => {
  const index = cases.findIndex(([one]) => one === desc);

  test("one status from the URL, the log and the response", async () => {
    expect(await statuses(index, response, false)).toEqual([bare, bare, bare]);
  });
  test.skipIf(withCookie === undefined)("one status with a cookie", async () => {
    expect(await statuses(index, response, true)).toEqual([withCookie, withCookie, withCookie]);
  });
});
