import { expect, test } from "vitest";
import { briefLines, briefOf, explainMessage } from "../../src/explain/index.ts";
import { paint } from "../../src/text/index.ts";

const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

const lineOf = (method: string, preflight: boolean): string =>
  `${method} https://api.example/r net::ERR_FAILED\nAccess to fetch at 'https://api.example/r' from origin 'https://app.example' has been blocked by CORS policy: ${preflight ? "Response to preflight request doesn't pass access control check: " : ""}${missing}`;

test.each([
  { desc: "a failed preflight of a PUT", method: "PUT", preflight: true, allowed: ["PUT"] },
  {
    desc: "a failed preflight of a POST, which needs no such permission",
    method: "POST",
    preflight: true,
    allowed: [],
  },
  { desc: "a PUT after its preflight, which has allowed it", method: "PUT", preflight: false, allowed: [] },
  { desc: "a GET", method: "GET", preflight: false, allowed: [] },
])("$desc: the methods that the fix names", ({ method, preflight, allowed }) => {
  const [reading] = explainMessage(lineOf(method, preflight));
  const { fix = "" } = briefOf(reading!);
  expect(fix).toContain("`Access-Control-Allow-Origin: https://app.example`");
  expect([...fix.matchAll(/Access-Control-Allow-Methods: ([^`]*)/g)].map(([, names]) => names)).toEqual(allowed);
});

test("in colour the labels are bold, and nothing else is", () => {
  const [reading] = explainMessage(lineOf("PUT", true));
  const brief = briefOf(reading!);
  const [cause = "", fix = "", danger] = briefLines(brief);
  expect(briefLines(brief, { colour: true })).toEqual([
    cause.replace("Cause:", paint("bold", "Cause:")),
    fix.replace("Fix", paint("bold", "Fix")),
    danger,
  ]);
});
