import http from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type Decision } from "../../src/index.ts";
import { guard as guardNode } from "../../src/adapters/node.ts";
import { corpusPolicy } from "../corpus/policy.ts";
import { request } from "../server/requests.ts";
import { askServer, evil, self } from "./threats-fixture.ts";

type Fields = readonly (readonly [string, string])[];

const named = ({ headers }: Decision): readonly string[] => (headers.vary ?? "").toLowerCase().split(", ");

describe("a shared cache", () => {
  const policy = corpusPolicy();
  const read = (target: string, host: string, fields: Fields): Decision => {
    // A handshake is no response that a cache stores, and the Host is part of what it is stored under.
    const sent = fields.filter(([name]) => !/^(?:host|upgrade)$/i.test(name));
    return decide(policy, { method: "GET", target, headers: [["Host", host], ...sent] });
  };

  test("keeps apart what differs: requests that agree in all that Vary names have one head", () => {
    fc.assert(
      fc.property(request, request, ({ target, host, fields }, other) => {
        const first = read(target, host, fields);
        const isNamed = ([name]: readonly [string, string]): boolean => named(first).includes(name.toLowerCase());
        const mixed = [...fields.filter(isNamed), ...other.fields.filter((field) => !isNamed(field))];
        const second = read(target, host, mixed);
        if (first.outcome !== "pass") return;
        if (second.outcome === "pass") expect(second.headers).toEqual(first.headers);
        // What is refused for its credentials isn't stored, and no cache gives it anything that was stored for others.
        else expect(["credentials-unshared", "metadata-absent", "token-absent"]).toContain(second.reason);
      }),
      { numRuns: 3000 },
    );
  });

  test("stores no refusal and no preflight", () => {
    fc.assert(
      fc.property(request, ({ method, target, host, fields }) => {
        const { outcome, headers } = decide(policy, { method, target, headers: [["Host", host], ...fields] });
        if (outcome !== "pass") expect(headers["cache-control"]).toBe("no-store");
      }),
      { numRuns: 1000 },
    );
  });

  test("that ignores Vary gives one origin the response of another", () => {
    const app: Fields = [["Origin", "https://app.bank.example"]];
    const shared = read("/mixed", "api.bank.example", app);
    const anonymous = read("/mixed", "api.bank.example", [["Origin", evil]]);
    expect([shared, anonymous].map(({ headers }) => headers["access-control-allow-origin"])).toEqual([
      app[0]?.[1],
      "*",
    ]);
  });
});

describe("an attacker on a network of plain http", () => {
  test("is not given credentials: a grant with them names no origin of plain http", () => {
    const share = { with: ["http://app.example" as const], methods: ["GET" as const], credentials: true };
    const { problems } = compilePolicy({ sallyport: 1, self: [...self], resources: [{ path: "/a", share }] });
    expect(problems?.map(({ code }) => code)).toEqual(["origin-insecure"]);
  });

  test("sends what a page of the server sends, where the server itself is reached by plain http", () => {
    const policy = definePolicy({ sallyport: 1, self: ["http://api.example"], resources: [] });
    const headers = { host: "api.example", origin: "http://api.example", cookie: "session=1" };
    expect(decide(policy, { method: "POST", target: "/transfers", headers }).outcome).toBe("pass");
  });
});

describe("another tenant below a wildcard", () => {
  const sharedWith = (origin: string): unknown => ({
    sallyport: 1,
    self: [...self],
    resources: [{ path: "/a", share: { with: [origin], methods: ["GET"] } }],
  });

  test("of a suffix that the Public Suffix List has: the wildcard is a problem", () => {
    const { problems } = compilePolicy(sharedWith("https://*.vercel.app"));
    expect(problems?.map(({ code }) => code)).toEqual(["origin-public-suffix"]);
  });

  test("of a suffix that the list lacks: is admitted", () => {
    const { policy } = compilePolicy(sharedWith("https://*.a-new-host.example"));
    const headers = { host: "api.example", origin: "https://attacker.a-new-host.example" };
    expect(decide(policy!, { method: "GET", target: "/a", headers }).reason).toBe("shared");
  });
});

describe("a script on a granted origin", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: [...self],
    resources: [
      { path: "/a", share: { with: ["https://app.example"], methods: ["POST"], credentials: true } },
      { path: "/b" },
    ],
  });
  const from = (method: string, target: string): Decision["outcome"] =>
    decide(policy, { method, target, headers: { host: "api.example", origin: "https://app.example", cookie: "s=1" } })
      .outcome;

  test("does all that its grant says, whoever wrote it", () => {
    expect(from("POST", "/a")).toBe("pass");
  });

  test("does nothing beyond the grant", () => {
    expect([from("DELETE", "/a"), from("POST", "/b")]).toEqual(["refuse", "refuse"]);
  });
});

describe("a slow client", () => {
  const secrets = ["a secret that only the tests of this project know"];

  test("that never ends its form reaches no handler, and has as long as Node gives a request", async () => {
    const policy = definePolicy({
      sallyport: 1,
      self: [...self],
      resources: [{ path: "/pay", forgery: { token: true } }],
    });
    let ran = false;
    const listener = guardNode(policy, () => (ran = true), { token: { secrets, session: () => "s1" } });
    const times = { requestTimeout: 200, connectionsCheckingInterval: 50 };
    const head = ["POST /pay HTTP/1.1", "Host: api.example", "Content-Length: 1000"];
    const form = ["Content-Type: application/x-www-form-urlencoded", "", "_csrf=v1"];
    expect([await askServer(http.createServer(times, listener), [...head, ...form]), ran]).toEqual([
      expect.stringMatching(/^HTTP\/1\.1 (?:408|403) /),
      false,
    ]);
  });
});
