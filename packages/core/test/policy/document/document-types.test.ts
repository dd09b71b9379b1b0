import { describe, expect, test } from "vitest";
import { definePolicy } from "../../../src/index.ts";

describe("definePolicy, by its types", () => {
  test("what is misspelt does not compile", () => {
    const self = ["https://a.example"] as const;
    const origins = { app: ["https://b.example"] } as const;
    const misspelt = { path: "/", share: { with: ["ap"], methods: ["GET"] } } as const;
    const wrong = (): void => {
      // @ts-expect-error a group that is not defined
      definePolicy({ sallyport: 1, self, origins, resources: [misspelt] });
      // @ts-expect-error an unknown key
      definePolicy({ sallyport: 1, self, resources: [], resource: [] });
      // @ts-expect-error anyone without a reason
      definePolicy({ sallyport: 1, self, resources: [{ path: "/", share: { with: "anyone", methods: ["GET"] } }] });
      // @ts-expect-error an environment variable may be unset
      definePolicy({ sallyport: 1, self: [process.env.ORIGIN], resources: [] });
      // @ts-expect-error an origin has a scheme
      definePolicy({ sallyport: 1, self: ["a.example"], resources: [] });
    };
    const right = [
      definePolicy({
        sallyport: 1,
        self,
        origins,
        resources: [{ path: "/", share: { with: ["app", "https://c.example"], methods: ["GET"] } }],
      }),
      definePolicy({ sallyport: 1, self, resources: [], profiles: { development: { self: ["http://localhost:*"] } } }),
    ];
    expect(right.length).toBe(2);
    expect(wrong).toThrow();
  });
});
