import axios from "axios";
import ky from "ky";
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import type { Page } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, type Scene } from "../fetch/script.ts";

interface Paths {
  "/rates": {
    get: { responses: { 200: { content: { "application/json": { rate: number } } } } };
    post: {
      requestBody: { content: { "application/json": { rate: number } } };
      responses: { 200: { content: { "application/json": { rate: number } } } };
    };
  };
}

/** Each library with the page's globals in place of the platform's, as its own documentation has it. */
const libraries: readonly (readonly [name: string, post: (page: Page) => Promise<unknown>])[] = [
  [
    "ky",
    ({ fetch }) =>
      ky
        .post(`${API}/rates`, { fetch: fetch as unknown as typeof globalThis.fetch, json: { rate: 2 }, retry: 0 })
        .json(),
  ],
  [
    "axios, fetch adapter",
    async ({ globals }) => {
      const env = { fetch: globals.fetch, Request: globals.Request, Response: globals.Response };
      const config = { adapter: "fetch", env } as unknown as Parameters<typeof axios.create>[0];
      return (await axios.create(config).post<unknown>(`${API}/rates`, { rate: 2 })).data;
    },
  ],
  [
    "openapi-fetch",
    async ({ globals }) => {
      const { fetch, Request } = globals;
      const options = { baseUrl: API, fetch, Request } as unknown as Parameters<typeof createClient>[0];
      return (await createClient<Paths>(options).POST("/rates", { body: { rate: 2 } })).data;
    },
  ],
];

const json = (scene: Parameters<typeof sceneOf>[0]): Scene => sceneOf(scene, { engine: "chromium" });

describe.each(libraries)("%s", (_name, post) => {
  test("sends JSON after a preflight, and reads the response", async () => {
    const { network, page } = json((asked) => ({
      headers: [...generous(asked).headers, ["Content-Type", "application/json"]],
      body: asked.body ?? "",
    }));
    expect(await post(page)).toEqual({ rate: 2 });
    expect(network.lines).toEqual([`OPTIONS ${API}/rates`, `POST ${API}/rates`]);
    expect(network.asked[1]?.headers.get("Origin")).toBe(PAGE);
    expect(network.asked[1]?.headers.get("Content-Type")).toMatch(/^application\/json/);
  });

  test("fails where CORS does", async () => {
    const { page } = json(() => ({}));
    await expect(post(page)).rejects.toThrow();
    expect(page.lastOutcome).toMatchObject({ sent: false, failure: { code: "cors-origin-missing", preflight: true } });
  });
});
