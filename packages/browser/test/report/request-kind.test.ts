import { compilePolicy } from "sallyport";
import { describe, expect, test } from "vitest";
import { policyReport, requestKinds, type AttemptRequest, type RequestKind } from "../../src/report/index.ts";

const api = "https://api.example";

const document = {
  sallyport: 1,
  self: [api],
  resources: [
    {
      path: "/shared",
      share: { with: ["https://app.example"], methods: ["GET", "POST"], credentials: true, webSocket: true },
    },
    { path: "/embedded", corp: "cross-origin" },
  ],
};

async function attempted(by: RequestKind, path: string, more: Partial<AttemptRequest> = {}) {
  const { policy } = compilePolicy(document);
  const request: AttemptRequest = {
    url: api + path,
    page: "https://app.example/",
    by,
    method: "GET",
    headers: [],
    body: undefined,
    mode: "cors",
    credentials: "same-origin",
    cookies: [],
    ...more,
  };
  const { explanation } = await policyReport("chromium", request, policy!, { document, options: {} });
  return { code: explanation.code, ...explanation.verdict };
}

describe("a page makes a request in every way", () => {
  const all = { sent: true, executed: true, readable: true };
  const unread = { ...all, readable: false };
  test.each<[RequestKind, Awaited<ReturnType<typeof attempted>>]>([
    ["fetch", { code: "readable", ...all }],
    ["form", { code: "navigated", ...unread }],
    ["link", { code: "navigated", ...unread }],
    ["frame", { code: "navigated", ...unread }],
    ["beacon", { code: "corp-same-origin", ...unread }],
    ["socket", { code: "websocket-open", ...all }],
    ["event-source", { code: "readable", ...all }],
    ...(["image", "script", "module", "style", "font", "video"] as const).map(
      (by): [RequestKind, Awaited<ReturnType<typeof attempted>>] => [by, { code: "readable", ...all }],
    ),
  ])("%s", async (by, expected) => {
    expect(await attempted(by, "/shared")).toEqual(expected);
  });

  test("every kind is in the table above", () => {
    expect(requestKinds).toHaveLength(13);
  });
});

describe("what the server's gate refuses", () => {
  test.each<[string, RequestKind, string, Partial<AttemptRequest>, object]>([
    ["a socket without a grant", "socket", "/embedded", {}, { code: "websocket-status", executed: false }],
    ["a form post", "form", "/embedded", { method: "POST", body: "to=eve" }, { executed: false }],
    ["an image of a resource that nobody may embed", "image", "/other", { mode: "no-cors" }, { readable: false }],
    ["an image that anybody may embed", "image", "/embedded", { mode: "no-cors" }, { code: "opaque", executed: true }],
  ])("%s", async (_, by, path, more, expected) => {
    expect(await attempted(by, path, more)).toMatchObject(expected);
  });
});
