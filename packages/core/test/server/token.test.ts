import http from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { anonymousSession, issueToken, verifyToken } from "../../src/token/index.ts";

const newest = "the newest secret, 32 characters or more";
const older = "the older secret, also long enough to use";
const stranger = "a secret that this server never had at all";

describe("issueToken and verifyToken", () => {
  const token = issueToken({ secrets: [newest], session: "s1" });
  const flip = (text: string, at: number): string =>
    text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);

  test.each([
    ["its own session", token, [newest], "s1", true],
    ["after a rotation", token, [stranger, newest], "s1", true],
    ["after its secret is gone", token, [older], "s1", false],
    ["another session", token, [newest], "s2", false],
    ["no session", token, [newest], "", false],
    ["a flipped nonce", flip(token, 5), [newest], "s1", false],
    ["a flipped signature", flip(token, 30), [newest], "s1", false],
    ["truncated", token.slice(0, -1), [newest], "s1", false],
    ["extended", `${token}A`, [newest], "s1", false],
    ["another version", token.replace("v1", "v2"), [newest], "s1", false],
    ["a line break", `${token}\n`, [newest], "s1", false],
    ["empty", "", [newest], "s1", false],
    ["made by a stranger", issueToken({ secrets: [stranger], session: "s1" }), [newest], "s1", false],
    ["huge", "v1.".repeat(100_000), [newest], "s1", false],
  ])("%s", (_, given, secrets, session, valid) => {
    expect(verifyToken(given, { secrets, session })).toBe(valid);
  });

  test("each call gives another token", () => {
    expect(new Set(Array.from({ length: 100 }, () => issueToken({ secrets: [newest], session: "s" }))).size).toBe(100);
  });

  test("sessions never stand for one another", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect(verifyToken(issueToken({ secrets: [newest], session: a }), { secrets: [newest], session: b })).toBe(
          a === b,
        );
      }),
    );
  });

  test.each([[[]], [["short"]], [[newest, "short"]], [[undefined]]])("secrets %j are refused", (secrets) => {
    expect(() => issueToken({ secrets: secrets as string[], session: "s" })).toThrow(TypeError);
    expect(() => verifyToken("x", { secrets: secrets as string[], session: "s" })).toThrow(TypeError);
  });
});

describe("anonymousSession", () => {
  const id = "A".repeat(22);
  const name = "__Host-sallyport-anonymous";

  test.each([
    ["its cookie", `${name}=${id}`],
    ["among others", `a=1; ${name}=${id}; b=2`],
    ["without spaces", `a=1;${name}=${id};b=2`],
  ])("%s: the session goes on", (_, cookie) => {
    expect(anonymousSession(cookie)).toEqual({ id, setCookie: undefined });
  });

  test.each([
    ["no header", undefined],
    ["no header, as Headers has it", null],
    ["no cookie", ""],
    ["another name", `x${name}=${id}`],
    ["the name in a value", `a=${name}=${id}`],
    ["too short", `${name}=${id.slice(1)}`],
    ["too long", `${name}=${id}A`],
    ["other characters", `${name}=${id.slice(1)}!`],
    ["twice", `${name}=${id}; ${name}=${id}`],
    ["twice, one of them broken", `${name}=${id}; ${name}=x`],
    ["hostile", `${name}=`.repeat(10_000)],
  ])("%s: another one starts", (_, cookie) => {
    const started = anonymousSession(cookie);
    expect(started.id).toMatch(/^[\w-]{22}$/);
    expect(started.setCookie).toBe(`${name}=${started.id}; Path=/; Secure; HttpOnly; SameSite=Lax`);
    expect(anonymousSession(cookie).id).not.toBe(started.id);
  });
});

describe("a guard that demands tokens", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/pay", forgery: { token: true } }],
  });
  let server: http.Server;
  let port = 0;

  beforeAll(async () => {
    const session = (request: http.IncomingMessage): string | undefined =>
      /session=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
    const guarded = guard(policy, (_, response) => response.end("paid"), {
      token: { secrets: [newest, older], session },
    });
    server = http.createServer(guarded).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterAll(() => void server.close());

  const pay = async (headers: Record<string, string>): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${String(port)}/pay`, {
      method: "POST",
      headers: { connection: "close", ...headers },
    });
    const text = await response.text();
    return [response.status, text.startsWith("{") ? (JSON.parse(text) as { reason: string }).reason : text];
  };

  test.each<[string, string[], string, [number, string]]>([
    ["valid", [newest], "s1", [200, "paid"]],
    ["valid by the older secret", [older], "s1", [200, "paid"]],
    ["of another session", [newest], "s2", [403, "token-wrong"]],
    ["by a stranger's secret", [stranger], "s1", [403, "token-wrong"]],
  ])("a token that is %s", async (_, secrets, session, expected) => {
    expect(await pay({ cookie: "session=s1", "x-csrf-token": issueToken({ secrets, session }) })).toEqual(expected);
  });

  test("no token", async () => expect(await pay({ cookie: "session=s1" })).toEqual([403, "token-absent"]));
  test("a token and no session", async () =>
    expect(await pay({ "x-csrf-token": issueToken({ secrets: [newest], session: "s1" }) })).toEqual([
      403,
      "token-wrong",
    ]));

  test("without the option the guard does not start", () => {
    expect(() => guard(policy, () => undefined)).toThrow(/\/pay requires a forgery token/);
  });
});
