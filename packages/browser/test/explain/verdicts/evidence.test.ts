import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redirectCause } from "../../../src/explain/evidence/redirect.ts";
import { statusCause } from "../../../src/explain/evidence/status.ts";
import { explainHeaders, explainMessage } from "../../../src/explain/index.ts";
import { missing, page } from "./case.ts";

const location = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    "http://[",
    "https:",
    "//",
    "javascript:alert(1)",
    "data:,x",
    "/login",
    "\u202e/login",
    "http://a b/",
  ),
);

describe("evidence is read from whatever a server sends", () => {
  test("a redirect from anywhere to anywhere", () => {
    fc.assert(
      fc.property(location, location, fc.boolean(), (from, to, preflight) => {
        const cause = redirectCause({ redirects: [{ from, to }], preflight, location: to });
        expect([undefined, "string"]).toContain(cause === undefined ? cause : typeof cause);
      }),
    );
  });

  test("in response headers and in messages: no exception, and no control character", () => {
    fc.assert(
      fc.property(location, fc.constantFrom(301, 302, 307, 401, 502), fc.boolean(), (to, status, preflight) => {
        const head = `HTTP/1.1 ${String(status)} X\nLocation: ${to}\n\nHTTP/1.1 200 OK\nServer: x\n\n`;
        const found = [
          ...explainHeaders(head, { page, preflight }),
          ...explainHeaders([["Location", to]], { page, status, preflight }),
          ...explainMessage(missing(to, "https://api.test/me")).map(({ why }) => ({ text: why })),
        ];
        // eslint-disable-next-line no-control-regex
        for (const { text } of found) expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e]/);
      }),
    );
  });

  test("a status that is none has no cause", () => {
    for (const status of [undefined, NaN, 0, 200, 302, 399, 600, 999, -1])
      for (const preflight of [true, false]) expect(statusCause({ status, preflight })).toBeUndefined();
  });
});
