import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curlText, fetchText, testText } from "../src/copy/request-texts.ts";
import { examplesByCode } from "../src/presets/by-code.ts";
import { stateWith } from "../src/presets/states.ts";

/** The words that a shell makes of a line. */
function wordsOf(line: string): readonly string[] {
  const { stdout } = spawnSync("bash", ["-c", `printf '%s\\0' ${line}`], {
    encoding: "utf8",
    env: { LC_ALL: "C.UTF-8" },
  });
  return stdout.split("\0").slice(0, -1);
}

describe("curl", () => {
  test("a shell reads each field as one word, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 20 }).filter((text) => !text.includes("\0")),
        (body) => {
          expect(wordsOf(curlText(stateWith({ body: `x${body}` }), "https://app.example")).at(-2)).toBe(`x${body}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("nothing in it ends a paste into a terminal", () => {
    const body = "'\u001b[201~\nrm -rf ~\n\u009b201~";
    expect(curlText(stateWith({ body, headers: "X-A: \u001b[201~" }), "https://app.example")).not.toMatch(/\p{Cc}/u);
  });

  test("curl expands nothing in a URL", () => {
    expect(curlText(stateWith({ url: "https://api.example/?ids[]={1,2}" }), "https://app.example")).toContain(
      "curl -i -g ",
    );
    expect(curlText(stateWith({}), "https://app.example")).not.toContain(" -g ");
  });

  test("a cookie without a name isn't the name of a file", () => {
    expect(
      curlText(stateWith({ credentials: "include", cookies: "flag; Secure\na=1" }), "https://app.example"),
    ).toContain("-H 'Cookie: flag; a=1'");
  });

  test("a header without a value is sent", () => {
    expect(curlText(stateWith({ headers: "X-Empty:" }), "https://app.example")).toContain("-H 'X-Empty;'");
  });
});

describe("fetch and a test", () => {
  test.each<[string, string, string]>([
    ["redirect-forbidden", 'redirect: "error"', 'redirect: "error"'],
    ["not-cached", 'cache: "only-if-cached"', 'cache: "only-if-cached"'],
    ["keepalive-too-long", 'keepalive: true, body: "a".repeat(100_000)', "keepalive: true"],
    ["stream-over-http1", 'duplex: "half"', 'duplex: "half"'],
    ["aborted", "signal: AbortSignal.timeout(100)", "signal: AbortSignal.timeout(100)"],
    ["local-network-target", 'targetAddressSpace: "local"', 'targetAddressSpace: "local"'],
    ["cookie-http-only-script", 'document.cookie = "session=1; Secure; HttpOnly";\n', "pageAt"],
    ["corp-missing", 'mode: "no-cors"', `{ embedderPolicy: "require-corp" }`],
    ["csp", "await fetch", `{ contentSecurityPolicy: "connect-src 'self'" }`],
  ])("the example of %s has what it is about", (code, inFetch, inTest) => {
    const state = examplesByCode.get(code)!;
    expect(fetchText(state)).toContain(inFetch);
    expect(testText(state, false)).toContain(inTest);
  });
});
