import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkedExchange, decodeExchange, encodeExchange } from "../src/exchange/recorded-exchange.ts";
import { decodeState, encodeState, maxAddress } from "../src/state/address.ts";
import { emptyState, fields, type PlaygroundState } from "../src/state/playground-state.ts";

const base64 = (text: string): string => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const states = fc.record(
  Object.fromEntries(
    Object.entries(fields).map(([name, allowed]) => [
      name,
      typeof allowed === "number" ? fc.string({ maxLength: 64, unit: "binary" }) : fc.constantFrom(...allowed),
    ]),
  ),
) as unknown as fc.Arbitrary<PlaygroundState>;

describe("the address of a state", () => {
  test("gives the state again", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeState(encodeState(state)!)).toEqual({ state });
      }),
    );
  });

  test("whatever else stands there gives a problem, or a state within its bounds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => `1.${base64(encodeURI(json))}`),
        ),
        (text) => {
          const read = decodeState(text);
          if ("problem" in read) return;
          expect(Object.keys(read.state)).toEqual(Object.keys(emptyState));
        },
      ),
    );
  });

  test.each<[string, string, string]>([
    ["another version", "2.e30", "version"],
    ["no version", "e30", "malformed"],
    ["no base64", "1.%%", "malformed"],
    ["bytes that are not UTF-8", "1._w", "malformed"],
    ["a list", `1.${base64("[]")}`, "malformed"],
    ["null", `1.${base64("null")}`, "malformed"],
    ["a field that there isn't", `1.${base64('{"evil":"x"}')}`, "malformed"],
    ["a prototype", `1.${base64('{"__proto__":{"page":"x"}}')}`, "malformed"],
    ["a number", `1.${base64('{"page":1}')}`, "malformed"],
    ["a word that the list lacks", `1.${base64('{"mode":"navigate"}')}`, "malformed"],
    ["a field that is too long", `1.${base64(JSON.stringify({ page: "x".repeat(3000) }))}`, "malformed"],
    ["an address that is too long", `1.${"A".repeat(maxAddress)}`, "too-long"],
  ])("%s", (_, text, problem) => {
    expect(decodeState(text)).toEqual({ problem });
  });

  test("of before the playground had fields for options still loads", () => {
    const before = { page: "https://shop.example", by: "image", mode: "no-cors", redirected: "HTTP/1.1 200 OK" };
    expect(decodeState(`1.${base64(JSON.stringify(before))}`)).toEqual({ state: { ...emptyState, ...before } });
  });

  test("a field that would be refused has none", () => {
    expect(encodeState({ ...emptyState, url: `https://api.example/${"a".repeat(3000)}` })).toBeUndefined();
  });

  test("a policy that is too long has none", () => {
    expect(encodeState({ ...emptyState, policy: "#".repeat(100_000) })).toBeUndefined();
  });
});

describe("a recorded exchange", () => {
  const lane = { id: "page", kind: "page", name: "https://app.example", attacker: false } as const;
  const lanes = [lane, { ...lane, id: "browser", kind: "browser" as const }];
  const message = { kind: "requested", from: "page", to: "browser", lines: ["GET"] } as const;
  const verdict = { sent: false, executed: false, readable: false };
  const sequence = { engine: "chromium", version: "1", lanes, messages: [message], verdict } as const;
  const exchange = { groups: [{ engines: ["chromium"], sequence }] };

  const lanesOf = (count: number): readonly object[] =>
    Array.from({ length: count }, (_, index) =>
      index === 0 ? lane : { ...lane, id: `server-${index}`, kind: "server" },
    ).map((one, index) => (index === 1 ? lanes[1]! : one));

  test("of five lanes is drawn", () => {
    const wide = { groups: [{ engines: ["chromium"], sequence: { ...sequence, lanes: lanesOf(5) } }] };
    expect(decodeExchange(JSON.stringify(wide))).toEqual(wide);
  });

  test.each<[desc: string, characters: number, isTaken: boolean]>([
    ["200,000 characters", 200_000, true],
    ["200,001 characters", 200_001, false],
  ])("of %s, as JSON and as labels", (_, characters, isTaken) => {
    const json = JSON.stringify(exchange);
    // Whitespace inside of it is of its length, and of nothing else.
    const padded = `{${" ".repeat(characters - json.length)}${json.slice(1)}`;
    expect([padded.length, decodeExchange(padded) !== undefined]).toEqual([characters, isTaken]);

    const own = lanes.reduce((sum, { id, name }) => sum + id.length + name.length, 0);
    const lines = Array<string>(16).fill("x".repeat(400));
    const whole = Array.from({ length: 31 }, () => ({ ...message, lines }));
    const left = characters - own - 31 * 16 * 400;
    const last = { ...message, lines: ["x".repeat(400), "x".repeat(400), "x".repeat(400), "x".repeat(left - 1200)] };
    const long = { groups: [{ engines: ["chromium"], sequence: { ...sequence, messages: [...whole, last] } }] };
    expect(checkedExchange(long) !== undefined).toBe(isTaken);
  });

  test("gives itself again", () => {
    expect(decodeExchange(encodeExchange(exchange))).toEqual(exchange);
    expect(decodeExchange(JSON.stringify(exchange))).toEqual(exchange);
  });

  test.each<[string, object]>([
    ["a kind that there isn't", { messages: [{ ...message, kind: "constructor" }] }],
    ["a lane that there isn't", { messages: [{ ...message, to: "server-9" }] }],
    ["one lane", { lanes: [lane], messages: [] }],
    ["too many messages", { messages: Array(81).fill(message) }],
    ["a line that is too long", { messages: [{ ...message, lines: ["x".repeat(401)] }] }],
    ["no verdict", { verdict: {} }],
    ["another engine", { engine: "__proto__" }],
    ["a sixth lane", { lanes: lanesOf(6) }],
  ])("%s is refused", (_, changed) => {
    const hostile = { groups: [{ engines: ["chromium"], sequence: { ...sequence, ...changed } }] };
    expect(decodeExchange(JSON.stringify(hostile))).toBeUndefined();
  });
});
