import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "sallyport";
import { guard } from "sallyport/web";
import type { Header } from "../../src/fetch/header-list.ts";
import { inProcess, NetworkFailure, type Network } from "../../src/index.ts";
import { probe, type Exchanged } from "../../src/report/index.ts";

const page = "https://app.test";
const url = "https://api.test/items";

type Server = (origin: string | undefined) => Readonly<Record<string, string>>;

/** What reached a server that answers by Origin alone. */
async function probed(
  server: Server,
  { method = "GET", from = page }: { readonly method?: string; readonly from?: string } = {},
): Promise<{ readonly codes: readonly string[]; readonly origins: readonly (string | undefined)[] }> {
  const network: Network = {
    exchange: ({ headers }) =>
      Promise.resolve({
        status: 200,
        statusText: "",
        headers: Object.entries(server(headers.find(([name]) => name === "Origin")?.[1])),
        body: new Uint8Array(),
      }),
  };
  const headers: readonly Header[] = [
    ["Origin", from],
    ["Referer", `${from}/`],
    ["Sec-Fetch-Site", "same-site"],
  ];
  const request = { method, url, headers, body: undefined };
  const response = await network.exchange(request);
  const { requests, findings } = await probe(network, { request, response }, AbortSignal.timeout(5000));
  return { codes: findings.map(({ code }) => code), origins: requests.map(({ origin }) => origin) };
}

const share = (origin: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  "Access-Control-Allow-Origin": origin,
  ...more,
});

const credentials = { "Access-Control-Allow-Credentials": "true" };
const vary = { Vary: "Accept-Encoding, origin" };

describe("whom a server shares with", () => {
  test.each<{ desc: string; server: Server; codes: readonly string[]; sent: number }>([
    { desc: "nobody", server: () => ({}), codes: [], sent: 0 },
    { desc: "anyone, without credentials", server: () => share("*"), codes: [], sent: 0 },
    { desc: "another origin", server: () => share("https://other.test"), codes: [], sent: 0 },
    { desc: "always the same origin, which needs no Vary", server: () => share(page), codes: [], sent: 1 },
    {
      desc: "a list, with Vary",
      server: (origin) => (origin === page ? share(page, { ...credentials, ...vary }) : vary),
      codes: [],
      sent: 3,
    },
    {
      desc: "a list, with Vary: *",
      server: (origin) => (origin === page ? share(page, { Vary: "*" }) : { Vary: "*" }),
      codes: [],
      sent: 3,
    },
    {
      desc: "a list, without Vary",
      server: (origin) => (origin === page ? share(page) : {}),
      codes: ["vary-missing"],
      sent: 3,
    },
    {
      desc: "a list, with Vary only where Origin is",
      server: (origin) => (origin === page ? share(page, vary) : origin === undefined ? {} : vary),
      codes: ["vary-missing-without-origin"],
      sent: 3,
    },
    {
      desc: "a list, without Vary, and nothing is stored",
      server: (origin) => ({ ...(origin === page ? share(page) : {}), "Cache-Control": "private, no-store" }),
      codes: [],
      sent: 3,
    },
    {
      desc: "every origin, with credentials",
      server: (origin) => (origin === undefined ? vary : share(origin, { ...credentials, ...vary })),
      codes: ["reflected-credentials"],
      sent: 3,
    },
    {
      desc: "every origin",
      server: (origin) => (origin === undefined ? vary : share(origin, vary)),
      codes: ["reflected"],
      sent: 3,
    },
    {
      desc: "every origin that begins like the page's, with credentials",
      server: (origin) => (origin?.startsWith(page) === true ? share(origin, { ...credentials, ...vary }) : vary),
      codes: ["origin-prefix-credentials"],
      sent: 3,
    },
    {
      desc: "every origin that begins like the page's",
      server: (origin) => (origin?.startsWith(page) === true ? share(origin, vary) : vary),
      codes: ["origin-prefix"],
      sent: 3,
    },
    {
      desc: "the page and null, with credentials",
      server: (origin) => (origin === page || origin === "null" ? share(origin, { ...credentials, ...vary }) : vary),
      codes: ["origin-null-credentials"],
      sent: 3,
    },
  ])("$desc: $codes", async ({ server, codes, sent }) => {
    const came = await probed(server);
    expect([came.codes, came.origins.length]).toEqual([codes, sent]);
  });

  test("no change is ever sent, and no page of an opaque origin is compared", async () => {
    const reflecting: Server = (origin) => share(origin ?? "*", credentials);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "QUERY"])
      expect(await probed(reflecting, { method })).toEqual({ codes: [], origins: [] });
    expect(await probed(reflecting, { from: "null" })).toEqual({ codes: [], origins: [] });
    expect((await probed(reflecting, { method: "HEAD" })).codes).toContain("reflected-credentials");
  });

  test.each(["http://localhost:3000", "http://127.0.0.1:8080", "https://app.test", "http://[::1]:3000"])(
    "invented origins are below a reserved name: %s",
    async (from) => {
      const { origins } = await probed((origin) => (origin === undefined ? {} : share(origin)), { from });
      for (const origin of origins.filter((one) => one !== undefined))
        expect(new URL(origin).hostname).toMatch(/sallyport-[0-9a-f]{16}\.invalid$/);
    },
  );

  test("a server that stalls or fails ends it", async () => {
    const request = { method: "GET", url, headers: [["Origin", page] as const], body: undefined };
    const exchanged: Exchanged = { request, response: { status: 200, headers: Object.entries(share(page)) } };
    const failing: Network = { exchange: () => Promise.reject(new NetworkFailure("timed-out", "Too late.")) };
    const came = await probe(failing, exchanged, AbortSignal.timeout(1000));
    expect([came.requests.length, came.findings]).toEqual([1, []]);
  });

  test("nothing is said of a server behind Sallyport", async () => {
    const grant = { with: ["app"], methods: ["GET"], credentials: true };
    const document = {
      sallyport: 1,
      self: ["https://api.test"],
      origins: { app: [page, "https://*.app.test"] },
      resources: [
        { path: "/items", share: grant },
        { path: "/none", share: { ...grant, credentials: false }, forgery: { reads: "refuse" } },
        { path: "/public", share: { with: "anyone", methods: ["GET"], because: "public" } },
      ],
    };
    const { policy } = compilePolicy(document);
    const network = inProcess({ "https://api.test": guard(policy!, () => new Response("{}"), { log: false }) });
    for (const path of ["/items", "/none", "/public", "/unlisted"]) {
      const headers: readonly Header[] = [
        ["Host", "api.test"],
        ["Origin", page],
        ["Sec-Fetch-Site", "same-site"],
        ["Sec-Fetch-Mode", "cors"],
      ];
      const request = { method: "GET", url: `https://api.test${path}`, headers, body: undefined };
      const response = await network.exchange(request);
      expect((await probe(network, { request, response }, AbortSignal.timeout(5000))).findings, path).toEqual([]);
    }
  });

  test("whatever a server answers, nobody is said to be allowed who isn't", async () => {
    const value = fc.constantFrom(page, "*", "null", "https://x.test", "", "a, b", "https://app.test/");
    await fc.assert(
      fc.asyncProperty(value, value, value, fc.boolean(), async (own, opaque, other, named) => {
        const { codes, origins } = await probed((origin) => ({
          "Access-Control-Allow-Origin": origin === page ? own : origin === "null" ? opaque : other,
          ...(named ? vary : {}),
        }));
        expect(origins.length).toBeLessThanOrEqual(3);
        expect(codes.filter((code) => /^reflected|^origin-prefix/.test(code))).toEqual([]);
        if (opaque !== "null") expect(codes).not.toContain("origin-null");
        if (named) expect(codes.filter((code) => code.startsWith("vary"))).toEqual([]);
      }),
    );
  });
});
