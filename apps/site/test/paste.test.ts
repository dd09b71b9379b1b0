import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPaste } from "../src/model/paste.ts";
import { run } from "../src/model/run.ts";
import { examplesByCode } from "../src/presets/by-code.ts";
import { fields, type PlaygroundState } from "../src/state/playground-state.ts";
import { stateWith } from "../src/presets/states.ts";

describe("the head of a response", () => {
  const head =
    "HTTP/2 200\nAccess-Control-Allow-Origin: *\ncontent-length: 1534\nContent-Encoding: br\nTransfer-Encoding: chunked\nVary: Origin";

  test("that was copied without its body is not a response that broke off", async () => {
    const { state, notes } = await readPaste(head);
    expect(state.response).toBe("HTTP/1.1 200\nAccess-Control-Allow-Origin: *\nVary: Origin");
    expect(notes).toHaveLength(1);
    const { reports } = await run(stateWith(state));
    expect(new Set(reports.map(({ explanation }) => explanation.code))).toEqual(new Set(["readable"]));
  });

  test("with its body keeps its length", async () => {
    const { state, notes } = await readPaste("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");
    expect(state.response).toContain("Content-Length: 5");
    expect(notes).toEqual([]);
  });
});

test.each([
  ["https://app.example", "https://app.example"],
  ["capacitor://localhost", "capacitor://localhost"],
  ["chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop"],
  ["null", "null"],
])("the page of a request from %s has this origin", async (origin, page) => {
  const { state } = await readPaste(`curl 'https://api.example/a' -H 'Origin: ${origin}'`);
  expect(state.page).toBe(page);
});

test("a request leaves nothing of another one in the form", async () => {
  const before = examplesByCode.get("csp")!;
  const { state } = await readPaste("curl 'https://api.example/a' -H 'Origin: https://app.example'");
  const { reports } = await run({ ...before, ...state });
  expect(reports.map(({ explanation }) => explanation.code)).not.toContain("csp");
});

test("whatever is pasted, what it fills in is a state that an address can have", async () => {
  const starts = [
    "",
    "curl ",
    "fetch(",
    "HTTP/1.1 200 OK\n",
    "https://",
    "Access to fetch at 'https://a.example' from origin ",
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.string({ unit: "binary", maxLength: 200 }), async (start, text) => {
      const { state } = await readPaste(start + text);
      for (const [name, value] of Object.entries(state)) {
        const allowed: number | readonly string[] = fields[name as keyof PlaygroundState];
        expect(typeof allowed === "number" ? value.length <= allowed : allowed.includes(value)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["a header that is too long", `curl https://api.example/a -H 'X-A: ${"x".repeat(20_000)}'`],
  ["a body that is too long", `curl https://api.example/a -d '${"x".repeat(100_000)}'`],
  ["a URL that is too long", `curl https://api.example/${"a".repeat(10_000)}`],
  ["a URL alone that is too long", `https://api.example/${"a".repeat(10_000)}`],
  ["cookies that are too long", `curl https://api.example/a -b 'a=${"x".repeat(20_000)}'`],
])("%s is said, and fills in nothing", async (_, text) => {
  const { isProblem, state, text: said } = await readPaste(text);
  expect([isProblem, state]).toEqual([true, {}]);
  expect(said).toMatch(/of more than [0-9]+ characters/);
});
