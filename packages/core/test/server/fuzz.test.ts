import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, reasonCodes, type Decision, type HeaderSource } from "../../src/index.ts";
import { corpusPolicy } from "../corpus/policy.ts";
import { naivelyGrants, naivelyPublic } from "./naive-policy.ts";
import { request } from "./requests.ts";

const policy = corpusPolicy();

const valueOf = (list: readonly (readonly [string, string])[], name: string): string | undefined => {
  const values = list.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
};

function checkGrants(
  decision: Decision,
  method: string,
  target: string,
  list: readonly (readonly [string, string])[],
): void {
  const allowed = decision.headers["access-control-allow-origin"];
  const credentials = decision.headers["access-control-allow-credentials"];
  if (allowed === undefined) {
    expect(credentials).toBeUndefined();
    return;
  }
  const preflight = decision.reason.startsWith("preflight");
  const asked = preflight ? (valueOf(list, "access-control-request-method") ?? "") : method;
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/api\.bank\.example(?=\/)/i, "").replace(/\?.*$/s, "");
  if (allowed === "*") {
    expect(credentials).toBeUndefined();
    expect(naivelyPublic(path, asked)).toBe(true);
    return;
  }
  expect(valueOf(list, "origin")).toBe(allowed);
  expect(naivelyGrants(allowed, path, asked)).toBe(true);
  if (credentials !== undefined) expect(allowed).toBe("https://app.bank.example");
}

describe("decide, whatever the bytes", () => {
  test("never throws, grants nothing that a naive reading does not, and runs no foreign change without a grant", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host, clientCertificate }) => {
        const list = [["Host", host] as const, ...extra];
        const decision = decide(policy, { method, target, headers: list, clientCertificate });
        expect(reasonCodes).toContain(decision.reason);
        checkGrants(decision, method, target, list);
        const safe = ["GET", "HEAD", "OPTIONS"].includes(method);
        if (decision.outcome === "pass" && decision.requester === "cross-origin" && !safe) {
          expect(["shared", "shared-with-anyone", "received"]).toContain(decision.reason);
        }
        if (decision.outcome === "refuse" && decision.status !== 204)
          expect(decision.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 20_000 },
    );
  });

  test("the ways of giving headers agree", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host }) => {
        const once = new Map(
          [["Host", host] as const, ...extra].map(([name, value]) => [name.toLowerCase(), value] as const),
        );
        const list = [...once];
        const forms: HeaderSource[] = [
          list,
          list.flat(),
          Object.fromEntries(list),
          new Map(list),
          Object.fromEntries(list.map(([name, value]) => [name.toUpperCase(), [value]])),
        ];
        const [first, ...others] = forms.map((headers) => decide(policy, { method, target, headers }));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  test("a Headers object, which is looked up in, is read as the list of what is in it", () => {
    fc.assert(
      fc.property(
        request,
        fc.constantFrom(undefined, "x-forwarded-host", "forwarded", "host", ":authority", "not a name"),
        ({ method, target, fields: extra, host }, hostHeader) => {
          const headers = new Headers();
          for (const [name, value] of [["Host", host] as const, ["Forwarded", `host=${host}`] as const, ...extra]) {
            try {
              headers.append(name, value);
            } catch {
              // No name or value of a field: no such request arrives.
            }
          }
          const options = hostHeader === undefined ? {} : { hostHeader };
          expect(decide(policy, { method, target, headers }, options)).toEqual(
            decide(policy, { method, target, headers: [...headers] }, options),
          );
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("a decision is a function of policy and request", () => {
    fc.assert(
      fc.property(request, ({ method, target, fields: extra, host }) => {
        const head = { method, target, headers: [["host", host] as const, ...extra] };
        expect(decide(policy, head)).toEqual(decide(policy, head));
      }),
      { numRuns: 1000 },
    );
  });

  test("a target that has no form is refused", () => {
    for (const target of ["", "transfers", "mailto:x", "?a", "http:/x", "api.bank.example:443"]) {
      expect(decide(policy, { method: "GET", target, headers: { host: "api.bank.example" } })).toMatchObject({
        status: 400,
        reason: "target-malformed",
      });
    }
  });
});
