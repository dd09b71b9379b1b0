import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileYaml } from "sallyport/yaml";
import { decide } from "sallyport";
import type { Outcome, PageRequestInit, WebHandler } from "../../src/index.ts";
import { explain, type ExpectedOutcome } from "../../src/explain/index.ts";
import { browserFor, matchers } from "../../src/test-kit/index.ts";
import { APP, outcomeOf, TRANSFERS } from "./attempts.ts";

expect.extend(matchers);

const EVIL = "https://evil.example";

interface Server {
  readonly origin: string | undefined;
  readonly credentials: string | undefined;
  readonly methods: string;
  readonly headers: string;
  readonly status: number;
  readonly preflight: number;
  readonly corp: string | undefined;
}

const optional = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);

/** Servers of every kind: closed, open, loose, wrong. */
const servers: fc.Arbitrary<Server> = fc.record({
  origin: optional("*", EVIL, EVIL, EVIL, `${EVIL}/`, APP, "null", `${EVIL}, ${APP}`, "evil.example"),
  credentials: optional("true", "True"),
  methods: fc.constantFrom("", "*", "PUT", "GET, PUT, DELETE", "put", "[PUT]"),
  headers: fc.constantFrom("", "*", "x-a, content-type", "x-b"),
  status: fc.constantFrom(200, 200, 204, 401, 404, 500),
  preflight: fc.constantFrom(204, 204, 301, 405),
  corp: optional("same-origin", "same-site", "cross-origin"),
});

const requests: fc.Arbitrary<PageRequestInit> = fc
  .record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "put"),
    credentials: fc.constantFrom("include" as const, "omit" as const),
    mode: fc.constantFrom("cors" as const, "cors" as const, "no-cors" as const),
    custom: fc.boolean(),
  })
  .map(({ custom, method, mode, credentials }) => ({
    credentials,
    mode,
    method: mode === "no-cors" && !["GET", "POST"].includes(method) ? "POST" : method,
    ...(custom && mode === "cors" ? { headers: { "x-a": "1" } } : {}),
  }));

function linesOf(server: Server, isPreflight: boolean): [string, string][] {
  const { origin, credentials, methods, headers, corp } = server;
  return [
    ...(origin === undefined ? [] : [["Access-Control-Allow-Origin", origin] as [string, string]]),
    ...(credentials === undefined ? [] : [["Access-Control-Allow-Credentials", credentials] as [string, string]]),
    ...(isPreflight && methods !== "" ? [["Access-Control-Allow-Methods", methods] as [string, string]] : []),
    ...(isPreflight && headers !== "" ? [["Access-Control-Allow-Headers", headers] as [string, string]] : []),
    ...(corp === undefined ? [] : [["Cross-Origin-Resource-Policy", corp] as [string, string]]),
  ];
}

const statusOf = (server: Server, isPreflight: boolean): number => (isPreflight ? server.preflight : server.status);

const attempt = (server: Server, init: PageRequestInit): Promise<Outcome> =>
  outcomeOf(
    ({ isPreflight }) => ({ status: statusOf(server, isPreflight), headers: linesOf(server, isPreflight) }),
    TRANSFERS,
    init,
    { at: EVIL },
  );

/** What would admit the page that is to be refused, or everybody. */
const admitting = /evil\.example|Allow-Origin: \*|"\*"|\banyone\b/;

/** Whether a server behind this policy lets the page do anything. */
function admits(fragment: string, { method = "GET", credentials }: PageRequestInit): boolean {
  const { policy, problems } = compileYaml(`sallyport: 1\nself: ["https://bank.example"]\n${fragment}`);
  expect(problems, fragment).toBeUndefined();
  const headers: [string, string][] = [
    ["Host", "bank.example"],
    ["Origin", EVIL],
    ["Sec-Fetch-Site", "cross-site"],
    ...(credentials === "include" ? [["Cookie", "session=1"] as [string, string]] : []),
  ];
  const { grant } = decide(policy!, { method: method.toUpperCase(), target: "/transfers", headers });
  return grant !== undefined;
}

describe("what must be refused is never admitted by a fix", () => {
  test.each<Exclude<ExpectedOutcome, "readable">>(["refused", "unexecuted"])("%s", async (wanted) => {
    await fc.assert(
      fc.asyncProperty(servers, requests, async (server, init) => {
        const { fixes } = explain(await attempt(server, init), wanted);
        expect(JSON.stringify(fixes)).not.toMatch(admitting);
        for (const { policy } of fixes) if (policy !== undefined) expect(admits(policy, init), policy).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  const inMemory =
    (server: Server): WebHandler =>
    ({ method }) => {
      const status = statusOf(server, method === "OPTIONS");
      return new Response(null, { status, headers: linesOf(server, method === "OPTIONS") });
    };

  const message = async (assertion: Promise<void>): Promise<string> => {
    const error: unknown = await assertion.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error === undefined ? "" : (error as Error).message;
  };

  test("in the messages of every matcher, which are short", async () => {
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(servers, requests, async (server, init) => {
        const app = { "https://bank.example": inMemory(server) };
        const page = await browserFor(app).pageAt(EVIL);
        const refusals = [
          await message(expect(page).toExecuteNothing(TRANSFERS, init)),
          await message(expect(page).toBeRefused(TRANSFERS, init)),
          await message(expect(page).not.toRead(TRANSFERS, init)),
        ];
        const others = [
          await message(expect(page).toRead(TRANSFERS, init)),
          await message(expect(page).not.toBeRefused(TRANSFERS, init)),
        ];
        for (const text of [...refusals, ...others]) expect(text.split("\n").length, text).toBeLessThanOrEqual(15);
        for (const text of refusals.filter((one) => one !== "")) {
          failures += 1;
          const advice = text.split("\n").filter((line) => /^(?:Fix| +With)/.test(line));
          expect(advice.join("\n"), text).not.toMatch(admitting);
        }
      }),
      { numRuns: 60 },
    );
    expect(failures).toBeGreaterThan(20);
  });

  test("and what must be read is", async () => {
    const closed: WebHandler = () => new Response(null);
    const page = await browserFor({ "https://bank.example": closed }).pageAt(EVIL);
    expect(await message(expect(page).toRead(TRANSFERS))).toContain(`with: [${EVIL}]`);
  });
});
