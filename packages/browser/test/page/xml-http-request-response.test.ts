import { describe, expect, test } from "vitest";
import { type PageXMLHttpRequest } from "../../src/index.ts";
import { API, sceneOf, type ScriptedResponse, type Scene } from "../fetch/script.ts";
import { type Sending, send, answering } from "./xml-http-requests.ts";

describe("the response", () => {
  const exposed = ["Access-Control-Expose-Headers", "*"] as const;
  const received = async (answer: ScriptedResponse, set?: Sending["set"]): Promise<PageXMLHttpRequest> =>
    (await send(sceneOf(answering(answer)), set === undefined ? {} : { set })).xhr;

  test("status, URL and headers", async () => {
    const xhr = await received({
      status: 404,
      headers: [["X-A", "1"], ["x-a", "2"], ["Content-Type", "a/b"], exposed],
    });
    expect([xhr.status, xhr.responseURL, xhr.readyState]).toEqual([404, `${API}/`, xhr.DONE]);
    expect([
      xhr.getResponseHeader("X-a"),
      xhr.getResponseHeader("Set-Cookie"),
      xhr.getResponseHeader("no name"),
    ]).toEqual(["1, 2", null, null]);
  });

  test("all headers: in lower case, sorted by their names in upper case, a line each", async () => {
    const headers: ScriptedResponse["headers"] = [["a_b", "1"], ["ab", "2"], ["A-B", "3"], exposed];
    const { page } = sceneOf(() => ({ headers: [...headers, ["Access-Control-Allow-Origin", "*"]] }));
    const { xhr } = await send({ page } as Scene, {});
    expect(xhr.getAllResponseHeaders().split("\r\n")).toEqual([
      "a-b: 3",
      "ab: 2",
      "access-control-allow-origin: *",
      "access-control-expose-headers: *",
      "a_b: 1",
      "",
    ]);
  });

  test.each<[desc: string, type: string | undefined, bytes: string, expected: string]>([
    ["UTF-8 by default", undefined, "\u00e9", "\u00e9"],
    ["another charset by name", "text/plain; charset=windows-1252", "\u00e9", "\u00c3\u00a9"],
    ["in quotes", 'text/plain; charset="windows-1252"', "\u00e9", "\u00c3\u00a9"],
    ["a charset that does not exist", "text/plain; charset=klingon", "\u00e9", "\u00e9"],
    ["a byte order mark is no text", undefined, "\ufeffx", "x"],
  ])("text: %s", async (_desc, type, body, expected) => {
    const xhr = await received({ body, headers: type === undefined ? [] : [["Content-Type", type]] });
    expect([xhr.responseText, xhr.response]).toEqual([expected, expected]);
  });

  test("bytes, a blob and JSON, each the same object however often it is asked for", async () => {
    const body = '{"a":1}';
    const headers: ScriptedResponse["headers"] = [["Content-Type", "application/json"]];
    const [buffer, blob, json] = [
      await received({ body }, (xhr) => (xhr.responseType = "arraybuffer")),
      await received({ body, headers }, (xhr) => (xhr.responseType = "blob")),
      await received({ body }, (xhr) => (xhr.responseType = "json")),
    ];
    expect(new TextDecoder().decode(buffer.response as ArrayBuffer)).toBe(body);
    expect([await (blob.response as Blob).text(), (blob.response as Blob).type]).toEqual([body, "application/json"]);
    expect(json.response).toEqual({ a: 1 });
    for (const xhr of [buffer, blob, json]) expect(xhr.response).toBe(xhr.response);
  });

  test.each(["", "{", "undefined"])("JSON that is none: %j", async (body) => {
    expect((await received({ body }, (xhr) => (xhr.responseType = "json"))).response).toBeNull();
  });

  test("no text but for text", async () => {
    const xhr = await received({}, (one) => (one.responseType = "json"));
    expect(() => xhr.responseText).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
  });

  test.each(["arraybuffer", "blob", "json"] as const)(
    "%s is null until all has come, and after a failure",
    async (type) => {
      const { page } = sceneOf(() => ({}));
      const { xhr } = await send({ page } as Scene, { set: (one) => (one.responseType = type) });
      expect(xhr.response).toBeNull();
      expect(new page.XMLHttpRequest().response).toBe("");
    },
  );
});
