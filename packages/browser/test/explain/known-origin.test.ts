import { expect, test } from "vitest";
import { knowsOrigin } from "../../src/explain/known-origin.ts";
import { policyReport } from "../../src/report/index.ts";
import { compilePolicy } from "sallyport";

const document = {
  sallyport: 1,
  self: ["https://api.example", "http://localhost:3001"],
  origins: { app: ["http://localhost:3000", "http://localhost:5173"], unused: ["https://*.unused.example"] },
  resources: [
    { path: "/orders/:id", share: { with: ["app", "https://inline.example"], methods: ["GET"] } },
    { path: "/rates", share: { with: "anyone", methods: ["GET"], because: "rates are public" } },
    { path: "/callback", receive: { from: ["https://idp.example"], methods: ["POST"], because: "form_post" } },
  ],
};

test.each([
  { desc: "in a group", origin: "http://localhost:5173", is: true },
  { desc: "by a pattern of a group that no grant uses", origin: "https://a.unused.example", is: true },
  { desc: "in a grant", origin: "https://inline.example", is: true },
  { desc: "in receive", origin: "https://idp.example", is: true },
  { desc: "nowhere; anyone is nobody in particular", origin: "https://evil.example", is: false },
  { desc: "nowhere, though the port alone differs", origin: "http://localhost:8080", is: false },
])("$origin is named $desc", ({ origin, is }) => {
  expect(knowsOrigin(document, {}, "api.example", origin)).toBe(is);
});

const report = (page: string, init: { method?: string; body?: string } = {}) => {
  const { policy } = compilePolicy(document);
  const request = {
    ...{ url: "http://localhost:3001/orders/1", page, method: "GET", headers: [], body: undefined, cookies: [] },
    ...({ mode: "cors", credentials: "same-origin" } as const),
    ...init,
  };
  return policyReport("chromium", request, policy!, { document, options: {} });
};

test.each([{}, { method: "POST", body: "a=1" }, { method: "DELETE" }])(
  "nothing that would admit an origin is proposed where the policy names it nowhere: %j",
  async (init) => {
    for (const page of ["https://evil.example", "http://localhost:8080"]) {
      const { edit, explanation } = await report(page, init);
      expect(edit).toBeUndefined();
      expect(explanation.fixes.map(({ policy, headers, preflight }) => [policy, headers, preflight])).toEqual([
        [undefined, undefined, undefined],
      ]);
    }
  },
);

test("an origin that the policy names gets an edit, and no origin beside it is blamed", async () => {
  const { edit, near, explanation } = await report("http://localhost:5173", { method: "DELETE" });
  expect(edit?.add).toBe("{ with: [http://localhost:5173], methods: [DELETE] }");
  expect(explanation.fixes[0]).toEqual({
    at: "policy",
    text: expect.stringContaining(
      "at resources[0].share, add { with: [http://localhost:5173], methods: [DELETE] }",
    ) as string,
  });
  expect(explanation.fixes.every(({ policy }) => policy === undefined)).toBe(true);
  expect(near).toBeUndefined();
  expect((await report("http://localhost:8080")).near).toContain("http://localhost:3000");
});
