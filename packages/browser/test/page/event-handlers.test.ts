import { expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

const API = "https://api.example";

/** The methods of the requests that a POST to another origin leads to. */
async function methodsOf(
  listen: (upload: XMLHttpRequestUpload, send: () => Promise<void>) => unknown,
): Promise<string[]> {
  const methods: string[] = [];
  const api = (request: Request): Response => {
    methods.push(request.method);
    return new Response(null, { headers: { "access-control-allow-origin": "*" } });
  };
  const page = new Browser({ engine: "firefox", network: inProcess({ [API]: api }) }).pageAt("https://app.example/");
  const request = new page.XMLHttpRequest();
  const send = (): Promise<void> =>
    new Promise((resolve) => {
      request.open("POST", API);
      request.onloadend = () => resolve();
      request.send("x");
    });
  await listen(request.upload as unknown as XMLHttpRequestUpload, send);
  methods.length = 0;
  await send();
  return methods;
}

const nothing = (): void => undefined;

test.each<[desc: string, listen: Parameters<typeof methodsOf>[0], expected: readonly string[]]>([
  ["a listener", (upload) => upload.addEventListener("load", nothing), ["OPTIONS", "POST"]],
  ["no listener", nothing, ["POST"]],
  [
    "one whose signal was aborted before",
    (upload) => upload.addEventListener("load", nothing, { signal: AbortSignal.abort() }),
    ["POST"],
  ],
  [
    "one whose signal is aborted",
    (upload) => {
      const controller = new AbortController();
      upload.addEventListener("load", nothing, { signal: controller.signal });
      controller.abort();
    },
    ["POST"],
  ],
  [
    "one that has been called once",
    async (upload, send) => {
      upload.addEventListener("loadstart", nothing, { once: true });
      await send();
    },
    ["POST"],
  ],
  [
    "one that is removed in another phase",
    (upload) => {
      upload.addEventListener("load", nothing, true);
      upload.removeEventListener("load", nothing);
    },
    ["OPTIONS", "POST"],
  ],
])("an upload with %s", async (_, listen, expected) => {
  expect(await methodsOf(listen)).toEqual(expected);
});

test("a handler that returns false prevents the default", () => {
  const page = new Browser({ network: inProcess({}) }).pageAt("https://app.example/");
  const request = new page.XMLHttpRequest();
  request.onload = () => false;
  expect(request.dispatchEvent(new Event("load", { cancelable: true }))).toBe(false);
  expect(request.dispatchEvent(new Event("load"))).toBe(true);
});
