import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../transcript.ts";

const cors = "has been blocked by CORS policy:";
const page = "https://app.example";

/** What people paste, around a URL. */
const pastes: readonly ((url: string) => string)[] = [
  (url) =>
    `Access to fetch at '${url}' from origin '${page}' ${cors} No 'Access-Control-Allow-Origin' header is present.`,
  (url) => `PUT ${url} net::ERR_FAILED 403`,
  (url) => `Access to fetch at 'https://b.example/' (redirected from '${url}') from origin '${page}' ${cors} x`,
  (url) =>
    `Redirect location '${url}' contains a username and password, which is disallowed for cross-origin requests.`,
  (url) => `Refused to connect to '${url}' because it violates the following Content Security Policy directive: "x"`,
  (url) =>
    `TypeError: Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: ${url}`,
  (url) => `HTTP/1.1 302 Found\nLocation: ${url}\nAccess-Control-Allow-Origin: ${url}\n`,
  (url) => `curl '${url}' -H 'Origin: ${page}' -X PUT`,
  (url) => `curl '${url.replace("https:", "ftp:")}' -H 'Origin: ${page}'`,
  (url) => `fetch("${url}", { "referrer": "${page}/" })`,
  (url) => `http PUT '${url}' Origin:${page}`,
];

const password = fc
  .stringMatching(/^[A-Za-z0-9!$&()*+,;=%._~-]{1,200}$/)
  .map((text) => `s3cr3t${text.replace(/%/g, "%25")}s3cr3t`);

test("whatever is pasted, no output has the password of a URL in it", async () => {
  const forms = fc.constantFrom([], ["--verbose"], ["--json"], ["--markdown"]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pastes), password, forms, async (paste, secret, form) => {
      const text = paste(`https://ann:${secret}@api.example/orders/1?a=b`);
      const policy = /^(?:curl|fetch|http )/.test(text) ? ["--policy", "policy.yaml"] : [];
      const { output, errors } = await run(["explain", "-", ...form, ...policy], { input: text });
      expect(output + errors).not.toContain("s3cr3t");
    }),
    { numRuns: 80 },
  );
});
