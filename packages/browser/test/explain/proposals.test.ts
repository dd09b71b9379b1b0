import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isToken, parseOrigin } from "sallyport/standard";
import { failureCodes } from "../../src/index.ts";
import { chromiumEarly, chromiumTexts } from "../../src/engines/chromium/console.ts";
import { fill } from "../../src/engines/fill-template.ts";
import { firefoxReasons } from "../../src/engines/firefox/console.ts";
import { webkitTexts } from "../../src/engines/webkit/console.ts";
import { nothingKnown } from "../../src/explain/attempt-facts.ts";
import { fixesFor } from "../../src/explain/fixes-for.ts";
import { fixesNamed } from "../../src/explain/fixes.ts";
import { explainHeaders, explainMessage, type Fix } from "../../src/explain/index.ts";
import { fixTexts } from "../../src/explain/fix-texts.ts";
import type { FixName } from "../../src/explain/fix-texts.ts";
import { APP, TRANSFERS } from "./attempts.ts";

/** Values that a list of names, or the field of an origin, may hold. */
const isList = (value: string): boolean => value.split(", ").every((name) => isToken(name) && name !== "*");
const isOrigin = (value: string): boolean => value === "*" || parseOrigin(value) !== undefined;

const checks: Readonly<Record<string, (value: string) => boolean>> = {
  "access-control-allow-origin": isOrigin,
  "access-control-allow-methods": isList,
  "access-control-allow-headers": isList,
  "access-control-expose-headers": isList,
  "access-control-allow-credentials": (value) => value === "true",
  "cross-origin-resource-policy": (value) => /^(?:same-origin|same-site|cross-origin)$/.test(value),
  "cross-origin-embedder-policy": (value) => value === "require-corp",
  vary: isList,
  "content-security-policy": (value) => value.startsWith("frame-ancestors ") && isOrigin(value.split(" ")[1] ?? ""),
  "content-type": (value) => value === "text/event-stream",
  // Written by the project alone.
  "set-cookie": (value) => /^(?:__Host-)?session=…; Path=\/; [\w; =]+$/.test(value),
};

function expectWellFormed(fixes: readonly Fix[]): void {
  for (const { headers = [], preflight = [] } of fixes)
    for (const [name, value] of [...headers, ...preflight]) {
      expect(isToken(name), name).toBe(true);
      expect(checks[name.toLowerCase()]?.(value), `${name}: ${value}`).toBe(true);
    }
}

const nasty = fc.constantFrom(
  "<img>",
  "*",
  "",
  "a b",
  "a, b",
  "GET\r\nSet-Cookie: a=1",
  "é",
  "null",
  "https://a.example/",
);
const value = fc.oneof(nasty, fc.constantFrom("patch", "PUT", "x-a", APP), fc.string({ maxLength: 30 }));

const known = {
  page: value,
  origin: value,
  method: value,
  value,
  headers: fc.array(value, { maxLength: 3 }),
  hidden: fc.array(value, { maxLength: 3 }),
  credentials: fc.boolean(),
  preflight: fc.boolean(),
};
const facts = fc.record(known).map((one) => ({ ...nothingKnown, url: TRANSFERS, ...one }));

describe("every name, method and origin that a fix proposes is well-formed", () => {
  test("whatever is known", () => {
    const codes = [...failureCodes, "readable", "opaque", "opaque-redirect", "not-a-request"] as const;
    fc.assert(
      fc.property(facts, fc.constantFrom(...codes), (one, code) => expectWellFormed(fixesFor({ ...one, code }))),
      {
        numRuns: 2_000,
      },
    );
  });

  test("each fix by its name", () => {
    const names = Object.keys(fixTexts) as FixName[];
    fc.assert(
      fc.property(facts, (one) => expectWellFormed(fixesNamed(names, one))),
      { numRuns: 300 },
    );
  });

  const lines = [
    ...Object.values({ ...chromiumTexts, ...chromiumEarly }).map(
      (text) => `Access to fetch at '{url}' from origin '{origin}' has been blocked by CORS policy: ${text}`,
    ),
    ...Object.values(firefoxReasons).map(
      (text) =>
        `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: ${text}).`,
    ),
    ...Object.values(webkitTexts),
  ];

  test("whatever a console's line has in its places", () => {
    const places = fc.record({ value, origin: value, url: value, target: value, page: value, status: value });
    fc.assert(
      fc.property(fc.constantFrom(...lines), places, (line, one) => {
        for (const { fixes } of explainMessage(fill(line, one))) expectWellFormed(fixes);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);

  test("whatever a head has", () => {
    const names = fc.constantFrom(
      "Access-Control-Allow-Methods",
      "Access-Control-Allow-Headers",
      "X-A",
      "<img>",
      "Set-Cookie",
    );
    const head = fc.array(fc.tuple(names, value), { maxLength: 6 });
    fc.assert(
      fc.property(head, value, fc.boolean(), (headers, page, credentials) => {
        for (const { fixes } of explainHeaders(headers, { page, credentials })) expectWellFormed(fixes);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("a method that isn't a token gets no fix that names it, and no advice to write it in upper case", () => {
  const line = `Access to fetch at '${TRANSFERS}' from origin '${APP}' has been blocked by CORS policy: Method {value} is not allowed by Access-Control-Allow-Methods in preflight response.`;
  const proposed = (method: string): string => JSON.stringify(explainMessage(fill(line, { value: method }))[0]?.fixes);
  expect(proposed("PUT")).toContain('["Access-Control-Allow-Methods","PUT"]');
  for (const method of ["<img>", "*", "a b"]) expect(proposed(method)).not.toMatch(/Access-Control-Allow|upper case/);
});
