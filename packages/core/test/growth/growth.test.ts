import { describe, expect, test } from "vitest";
import { decide, definePolicy } from "../../src/index.ts";
import * as standard from "../../src/standard/index.ts";
import { isDomain } from "../../src/standard/domain.ts";
import { isOrigin } from "../../src/standard/is-origin.ts";
import { anonymousSession, verifyToken } from "../../src/token/index.ts";
import { isForm } from "../../src/server/form.ts";
import { parseTarget } from "../../src/policy/request/target.ts";
import { expressionSteps } from "./expression-steps.ts";
import { expectLinear } from "./steps.ts";

/** Four times as many are within the length of a name. */
const size = 30;

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example", "http://localhost:*"],
  origins: { app: ["https://app.example"], previews: ["https://**.preview.example", "https://*.x.example:*"] },
  resources: [
    { path: "/a/:b/c/:d/**", share: { with: ["app", "previews"], methods: ["GET", "PUT"], headers: ["x-a"] } },
    { path: "/:a/:b/:c/:d/:e/:f", forgery: { reads: "refuse" } },
    { path: "/:x/b/:y", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/Case/caf%C3%A9/", receive: { from: ["https://idp.example"], methods: ["POST"] } },
    { path: "/socket", share: { with: ["app"], webSocket: true, credentials: true } },
    { path: "/**" },
  ],
});

const origin = "https://app.example";
const host = "api.example";
const preflight = { host, origin, "access-control-request-method": "PUT" };

const decideBy = (head: { method?: string; target?: string; headers?: Readonly<Record<string, string>> }): unknown =>
  decide(policy, { method: "GET", target: "/a/1/c/2", headers: { host, origin }, ...head });

const host1: standard.Host = { kind: "domain", name: "" };
const secrets = ["0123456789abcdef0123456789abcdef"];

/** Everything that reads a text from the network. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  "the path": (text) => decideBy({ target: `/${text}` }),
  "the path of a change": (text) => decideBy({ method: "PUT", target: `/a/${text}` }),
  "the target": (text) => [decideBy({ target: text }), parseTarget(text), parseTarget(`http://${text}`)],
  "the query": (text) => decideBy({ target: `/a?${text}` }),
  Host: (text) => decideBy({ headers: { host: text, origin } }),
  "hostHeader": (text) => decide(policy, { method: "GET", target: "/", headers: { host, "x-forwarded-host": text } }, { hostHeader: "x-forwarded-host" }),
  Origin: (text) => [decideBy({ headers: { host, origin: text } }), decideBy({ headers: { host, origin: `https://${text}` } })],
  "Sec-Fetch-Site": (text) => decideBy({ headers: { host, origin, "sec-fetch-site": text } }),
  "Access-Control-Request-Method": (text) =>
    decideBy({ method: "OPTIONS", headers: { ...preflight, "access-control-request-method": text } }),
  "Access-Control-Request-Headers": (text) =>
    decideBy({ method: "OPTIONS", headers: { ...preflight, "access-control-request-headers": text } }),
  Upgrade: (text) => decideBy({ target: "/socket", headers: { host, origin, upgrade: text } }),
  Authorization: (text) => decideBy({ headers: { host, origin, authorization: text } }),
  Cookie: (text) => [decideBy({ headers: { host, origin, cookie: text } }), anonymousSession(text)],
  "Content-Type": (text) =>
    isForm({ method: "POST", target: "/", headers: { "content-type": text } }),
  "a forgery token": (text) => verifyToken(text, { secrets, session: "s" }),
  "many fields": (text) => decide(policy, { method: "GET", target: "/", headers: Array.from(text, () => ["Cookie", "a=1"] as const) }),
  isDomain,
  parseHost: standard.parseHost,
  parseAuthority: standard.parseAuthority,
  parseOrigin: (text) => [standard.parseOrigin(text), standard.parseOrigin(`https://${text}`)],
  isOrigin: (text) => isOrigin(`https://${text}`),
  registrableDomain: (text) => standard.registrableDomain({ ...host1, name: text }),
  parseTokenList: (text) => standard.parseTokenList(text),
  getDecodeAndSplit: standard.getDecodeAndSplit,
  mimeTypeEssence: standard.mimeTypeEssence,
  isHeaderValue: standard.isHeaderValue,
  normalizeHeaderValue: standard.normalizeHeaderValue,
  isToken: standard.isToken,
  isForbiddenRequestHeader: (text) => standard.isForbiddenRequestHeader("x-http-method", text),
  parseSingleRangeHeaderValue: (text) => standard.parseSingleRangeHeaderValue(`bytes=${text}`, true),
  isCorsSafelistedRequestHeader: (text) => standard.isCorsSafelistedRequestHeader("accept-language", text),
}; // prettier-ignore

const units = [
  "a", "A", "1", " ", "\t", ",", ", ", ";", ";a", "a;", "/", "//", "/a", "/A", "a/", "/.", "/..", "../", "./", ".", "..", "a.", ".a", "-",
  "%", "%2", "%zz", "%41", "%2f", "%2F/", "%5c", "\\", "\\%2f%5c", "%ff", "%ffa", "%c3%a9", "%e2%82", "%25", "%2e/", "%00", "#", "?", "\0",
  "\u00e9", ":", "::", "[", "]", "[::", "@", "=", "a=", "=;", '"', '\\"', "\\", "xn--", "xn--a.", "http://", "websocket", "websocket ",
  "websocket,", ",websocket/", "__Host-sallyport-anonymous=", "; __Host-sallyport-anonymous=a", "a/;.%2e", "é", "İ", "%C4%B0",
]; // prettier-ignore
/** What stands around them: a run at the start, at the end, and in the middle. */
const around = [["", "\0"], ["x", ""], ["x", "x"]] as const; // prettier-ignore

describe("what reads a text from the network does no more for twice the text than twice as much", () => {
  test.each(Object.entries(parsers))("%s", (name, run) => {
    for (const unit of units)
      for (const [start, end] of around)
        expectLinear<string>(`${name} ${JSON.stringify(unit)}`, run, size, (n) => start + unit.repeat(n) + end);
  });
});

describe("the counter sees", () => {
  test.each<readonly [desc: string, run: (text: string) => unknown]>([
    ["an expression that tries each start", (text) => / +$/.test(text)],
    ["an expression within an expression", (text) => /^(?: +)+$/.test(text)],
    ["a string function in a loop", (text) => Array.from(text, () => text.includes("x"))],
  ])("%s", (_, run) => {
    expect(() => expectLinear<string>("", run, size, (n) => `${" ".repeat(n)}y`)).toThrow("steps");
  });

  test("and what is linear", () => {
    expectLinear<string>(
      "",
      (text) => /^[^,]*$/.test(text),
      size,
      (n) => " ".repeat(n),
    );
    expect(expressionSteps(/^a{2,3}(?:b|c)+?[^d]$/, "aabce")).toBeGreaterThan(5);
  });
});
