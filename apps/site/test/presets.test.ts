import { describe, expect, test } from "vitest";
import { codePages } from "../src/docs/codes.ts";
import { yieldsCode } from "../src/docs/examples.ts";
import { readPaste } from "../src/model/paste.ts";
import { run } from "../src/model/run.ts";
import { examplesByCode } from "../src/presets/by-code.ts";
import { presets } from "../src/presets/problems.ts";
import { decodeState, encodeState } from "../src/state/address.ts";

describe("the example of a code yields it", () => {
  test.each([...examplesByCode])("%s", async (code, state) => {
    const { reports, fields } = await run(state);
    expect(fields).toEqual([]);
    expect(reports.some((report) => yieldsCode(report, code))).toBe(true);
  });
});

/** Codes that no request of the playground can show. */
const withoutExample: Readonly<Record<string, string>> = {
  "body-too-long": "It is a limit of this model, of 64 MiB, and no browser has it.",
  "client-certificate": "It fails in the TLS handshake, and the playground's server is what is typed as its response.",
  "cookie-total-limit": "It needs thousands of cookies of many hosts, and an address has room for one host's.",
  "hsts-redirect": "It needs a response before, over https, and the playground makes one request.",
  "permissions-policy": "It is about requests that a script waits for, and the playground makes none.",
  "range-not-asked": "It needs a service worker that kept a partial response, and the playground starts none.",
  "redirect-stream": "A stream gets so far over HTTP/2 alone; a response that is typed is one of HTTP/1.1.",
  "service-worker-response": "The playground starts no service workers.",
  "service-worker-scope": "The playground starts no service workers.",
  "worker-embedder-policy": "The playground starts no workers.",
  "worker-origin": "The playground starts no workers.",
};

test("every explanation has an example, or a reason why it has none", () => {
  const codes = codePages.filter(({ kind }) => kind === "explanations").map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(90);
  expect(codes.filter((code) => !examplesByCode.has(code)).toSorted()).toEqual(Object.keys(withoutExample));
  expect([...examplesByCode.keys()].filter((code) => !codes.includes(code))).toEqual([]);
});

/** What each problem is about, in Chromium, Firefox, WebKit and the standard: one code where all agree. */
const expected: Readonly<Record<string, string>> = {
  "header-missing": "cors-origin-missing: sent executed",
  "error-without-headers": "cors-origin-missing: sent executed",
  "preflight-401": "preflight-status: ",
  "preflight-redirect": "preflight-redirect: ",
  "wildcard-credentials": "cors-origin-wildcard: sent executed",
  "reflected-origin": "readable: sent executed readable",
  "two-values": "cors-origin-multiple: sent executed",
  "trailing-slash": "cors-origin-mismatch: sent executed",
  "vary-missing": "cors-origin-mismatch: sent executed",
  "cached-image": "cors-cached | cors-origin-missing | cors-cached | cors-cached:  | sent executed |  | ",
  "loose-pattern": "readable: sent executed readable",
  "header-hidden": "readable: sent executed readable",
  "authorization-wildcard":
    "readable | readable | readable | preflight-header: sent executed readable | sent executed readable | sent executed readable | ",
  "content-type": "preflight-header: ",
  "method-patch": "preflight-method: ",
  "no-cors": "opaque: sent executed",
  "cookies-missing": "readable: sent executed readable",
  "origin-null": "cors-origin-mismatch: sent executed",
  "local-network": "local-network-denied | local-network-denied | mixed-content | local-network-denied: ",
  "gateway-error": "cors-origin-missing: sent executed",
  websocket: "websocket-open: sent executed readable",
  "event-stream": "cors-origin-missing: sent executed",
  font: "cors-origin-missing | cors-origin-missing | opaque | cors-origin-missing: sent executed",
  "opaque-for-cors": "opaque: sent executed",
  "preview-pattern": "origin-public-suffix: ",
  capacitor: "cors-origin-mismatch: sent executed",
  extension: "cors-origin-mismatch: sent executed",
  electron: "cors-origin-mismatch: sent executed",
  "callback-throws": "cors-origin-missing | cors-origin-missing | preflight-status | cors-origin-missing: ",
  "max-age": "readable: sent executed readable",
  "mixed-content": "mixed-content: ",
  "host-rewritten": "cors-origin-missing: sent",
  "executed-anyway": "navigated: sent executed",
};

describe("a preset", () => {
  test("has a name of its own", () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(presets.length).toBeGreaterThanOrEqual(32);
  });

  test.each(presets)("$id: $title", async ({ id, state }) => {
    const { reports, policy, fields } = await run(state);
    expect(fields).toEqual([]);
    expect(decodeState(encodeState(state)!)).toEqual({ state });
    const codes = [...policy.map(({ code }) => code), ...reports.map(({ explanation }) => explanation.code)];
    const verdicts = reports.map(({ explanation: { verdict } }) =>
      [verdict.sent && "sent", verdict.executed && "executed", verdict.readable && "readable"]
        .filter((one) => one !== false)
        .join(" "),
    );
    const join = (all: readonly string[]): string => (new Set(all).size === 1 ? (all[0] ?? "") : all.join(" | "));
    expect(`${join(codes)}: ${join(verdicts)}`).toBe(expected[id]);
  });
});

test.each([...presets.map(({ id, state }) => [id, state] as const), ...examplesByCode])(
  "%s: no fix is there twice, and none opens to an attacker",
  async (_, state) => {
    const { reports } = await run(state);
    for (const { explanation } of reports) {
      const fixes = explanation.fixes.map(({ text }) => text);
      expect(fixes).toEqual([...new Set(fixes)]);
      expect(JSON.stringify(explanation.fixes)).not.toContain("https://evil.example");
    }
  },
);

test("what the console says in a preset is explained, and fills in the preset's own request", async () => {
  const spoken = presets.flatMap(({ state, message }) => (message === undefined ? [] : [{ state, message }]));
  expect(spoken).toHaveLength(1);
  for (const { state, message } of spoken) {
    const { readings, state: filled } = await readPaste(message);
    expect(readings.map(({ why }) => why).join()).toContain("service worker");
    expect({ ...state, ...filled }).toEqual(state);
  }
});
