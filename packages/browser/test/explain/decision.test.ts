import { describe, expect, test } from "vitest";
import { decide, describeReason, reasonCodes, type Decision } from "sallyport";
import { compileYaml } from "sallyport/yaml";
import { explainDecision } from "../../src/explain/index.ts";

const { policy } = compileYaml(`
sallyport: 1
self: [https://bank.example]
resources:
  - path: /transfers
    share: { with: [https://app.example], methods: [POST], credentials: true }
`);

const decided = (method: string, origin: string, host = "bank.example"): Decision =>
  decide(policy!, {
    method,
    target: "/transfers?token=secret",
    headers: [
      ["Host", host],
      ["Origin", origin],
      ["Sec-Fetch-Site", "cross-site"],
      ["Cookie", "session=1"],
    ],
  });

const explained = (method: string, origin: string, host?: string): ReturnType<typeof explainDecision> =>
  explainDecision(decided(method, origin, host), { method, target: "/transfers?token=secret", origin });

describe("the server's gate, step by step", () => {
  test("a forged change is refused where the grant is missing", () => {
    const { summary, steps, why, code } = explained("POST", "https://evil.example");
    expect(summary).toBe("POST /transfers is refused with 403; the handler does not run.");
    expect(code).toBe("origin-unknown");
    expect(why).toBe("The origin has no grant on this resource.");
    expect(steps.map((step) => `${step.code} ${step.outcome}`)).toEqual([
      "target passed",
      "host passed",
      "requester passed",
      "resource passed",
      "grant failed",
      "response noted",
    ]);
    expect(steps[2]?.result).toBe("a page of `https://evil.example`");
    expect(steps[3]?.result).toBe("`/transfers`");
  });

  test("a granted change goes to the handler, which still authenticates", () => {
    const { outcome, summary, protects } = explained("POST", "https://app.example");
    expect(outcome).toBe("pass");
    expect(summary).toBe("POST /transfers reaches the handler, which must still authenticate it.");
    expect(protects).toContain("a grant is not authorization");
  });

  test("a wrong host ends it at once", () => {
    const { steps } = explained("POST", "https://app.example", "evil.example");
    expect(steps.map((step) => step.code)).toEqual(["target", "host", "response"]);
    expect(steps[1]).toMatchObject({ outcome: "failed", result: describeReason("host-unknown") });
  });

  test.each(reasonCodes)("%s has its place among the steps", (reason) => {
    const decision: Decision = { ...decided("POST", "https://evil.example"), reason };
    const { steps } = explainDecision(decision, { method: "POST", target: "/" });
    const last = steps.at(-2);
    expect(last?.result).toBe(describeReason(reason));
    expect(steps.at(-1)?.code).toBe("response");
  });
});
