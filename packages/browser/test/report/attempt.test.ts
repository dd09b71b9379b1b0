import { describe, expect, test } from "vitest";
import type { Network, WireRequest } from "../../src/index.ts";
import { attemptIn } from "../../src/report/attempt.ts";

const attempted = async (
  url: string,
): Promise<{ readonly code: string | undefined; readonly sent: readonly WireRequest[] }> => {
  const sent: WireRequest[] = [];
  const network: Network = {
    exchange: (request) => {
      sent.push(request);
      return Promise.resolve({ status: 204, statusText: "", headers: [], body: new Uint8Array() });
    },
  };
  const page = `${new URL(url).protocol}//${new URL(url).hostname}:3000/`;
  const rest = { method: "GET", headers: [], body: undefined, mode: "cors", credentials: "include" } as const;
  const { failure } = await attemptIn("standard", { url, page, cookies: ["a=1"], ...rest }, network);
  return { code: failure?.code, sent };
};

describe("the user's cookies are there, whatever the port", () => {
  test.each([
    ["http://localhost:4000/x", "cors-origin-missing"],
    ["http://127.0.0.1:4000/x", "cors-origin-missing"],
    ["http://[::1]:4000/x", "cors-origin-missing"],
  ])("%s sends them", async (url, code) => {
    const { code: failed, sent } = await attempted(url);
    expect(failed).toBe(code);
    expect(sent.map(({ headers }) => headers.find(([name]) => name.toLowerCase() === "cookie")?.[1])).toEqual(["a=1"]);
  });

  test.each(["http://localhost:6000/x", "http://127.0.0.1:9/x", "http://[::1]:25/x"])(
    "%s, which no page can open, is refused for its port, and nothing is sent",
    async (url) => {
      expect(await attempted(url)).toEqual({ code: "bad-port", sent: [] });
    },
  );
});
