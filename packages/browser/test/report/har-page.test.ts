import { expect, test } from "vitest";
import { harReport } from "@sallyport/browser/report";

const errors = [
  "net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
  "net::ERR_BLOCKED_BY_RESPONSE.NotSameSite",
  "net::ERR_BLOCKED_BY_CLIENT",
  "net::ERR_CERT_AUTHORITY_INVALID",
  "net::ERR_NAME_NOT_RESOLVED",
  "net::ERR_FAILED",
  "NS_ERROR_DOM_BAD_URI",
];

test.each(errors)("%s in a log: the fix names the log's own page, and invents none", async (_error) => {
  const entry = {
    _resourceType: "image",
    request: {
      method: "GET",
      url: "https://cdn.test/a.png",
      headers: [{ name: "Referer", value: "https://shop.test/" }],
    },
    response: { status: 0, headers: [], content: {}, _error },
  };
  const { explained } = await harReport({ log: { entries: [entry] } }, { engines: ["chromium"] });
  const [finding] = explained;
  expect(finding?.page).toBe("https://shop.test");
  const text = JSON.stringify(finding?.reading?.fixes ?? []);
  expect(text).not.toContain("app.example");
  if (text.includes("Access-Control-Allow-Origin")) expect(text).toContain("https://shop.test");
});
