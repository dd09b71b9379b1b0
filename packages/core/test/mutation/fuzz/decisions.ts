import fc from "fast-check";
import { decide, reasonCodes, type Decision } from "../../../src/index.ts";
import { corpusPolicy } from "../../corpus/policy.ts";
import { naivelyGrants, naivelyPublic } from "../../server/naive-policy.ts";
import { request } from "../../server/requests.ts";
import type { Failure } from "./failure.ts";

const policy = corpusPolicy();

type Fields = readonly (readonly [string, string])[];

const valueOf = (fields: Fields, name: string): string | undefined => {
  const values = fields.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
};

/** Whether the naive reading of the policy shares as much. */
function sharesNoMore(decision: Decision, method: string, target: string, fields: Fields): boolean {
  const allowed = decision.headers["access-control-allow-origin"];
  const credentials = decision.headers["access-control-allow-credentials"];
  if (allowed === undefined) return credentials === undefined;
  const preflight = decision.reason.startsWith("preflight");
  const wanted = preflight ? (valueOf(fields, "access-control-request-method") ?? "") : method;
  const path = target.replace(/^http:\/\/api\.bank\.example(?=\/)/, "").replace(/\?.*$/s, "");
  if (allowed === "*") return credentials === undefined && naivelyPublic(path, wanted);
  return (
    valueOf(fields, "origin") === allowed &&
    naivelyGrants(allowed, path, wanted) &&
    (credentials === undefined || allowed === "https://app.bank.example")
  );
}

const granted: readonly string[] = ["shared", "shared-with-anyone", "received"];

function runsNoForeignChange(decision: Decision, method: string): boolean {
  if (decision.outcome !== "pass" || decision.requester !== "cross-origin") return true;
  return ["GET", "HEAD", "OPTIONS"].includes(method) || granted.includes(decision.reason);
}

const property = fc.property(request, ({ method, target, fields, host, clientCertificate }) => {
  const all = [["Host", host] as const, ...fields];
  const decision = decide(policy, { method, target, headers: all, clientCertificate });
  return (
    reasonCodes.includes(decision.reason) &&
    sharesNoMore(decision, method, target, all) &&
    runsNoForeignChange(decision, method)
  );
});

/**
 * Compares decisions about arbitrary heads with a naive reading of the corpus's policy.
 * @param path of a failure that fast-check has made small
 */
export function fuzzDecisions(count: number, seed: number, path = ""): readonly Failure[] {
  const { failed, counterexample, counterexamplePath } = fc.check(property, {
    numRuns: count,
    seed,
    path,
  });
  if (!failed) return [];
  return [{ kind: "decision", what: JSON.stringify(counterexample), seed, path: counterexamplePath ?? "" }];
}
