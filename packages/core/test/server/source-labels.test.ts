import { expect, test } from "vitest";
import { decide, definePolicy, type RequestHead, type Source } from "../../src/index.ts";
import { difference } from "../../src/review/index.ts";

const origin = "https://shop.example";

const headOf = (target: string): RequestHead => ({
  method: "GET",
  target,
  headers: { host: "api.example", origin, "sec-fetch-site": "cross-site" },
});

const document = (withCredentials = "narrow") =>
  ({
    sallyport: 1,
    self: ["https://api.example"],
    origins: { narrow: { source: "shops by host" }, wide: { source: "shops", by: ["host"] } },
    resources: [
      { path: "/narrow", share: { with: [withCredentials], methods: ["GET"], credentials: true } },
      { path: "/wide", share: { with: ["wide"], methods: ["GET"] } },
    ],
  }) as const;

test("a source whose name reads like another one under `by` is asked for itself", async () => {
  const asked: string[] = [];
  const answering =
    (name: string, answer: boolean): Source =>
    () => {
      asked.push(name);
      return answer;
    };
  const policy = definePolicy(document() as never, {
    sources: { "shops by host": answering("narrow", false), shops: answering("wide", true) },
  });
  const granted = async (target: string): Promise<string | undefined> =>
    decide(await policy.resolve(headOf(target)), headOf(target)).headers["access-control-allow-origin"];
  expect([await granted("/narrow"), await granted("/wide"), asked]).toEqual([undefined, origin, ["narrow", "wide"]]);
});

test("a review tells the two apart", () => {
  const found = JSON.stringify(difference(document(), document("wide")));
  expect(found).toContain(JSON.stringify('"shops by host"').slice(1, -1));
  expect(found).toContain("shops by host");
});

test("what a document no longer names is forgotten, though another one reads like it", async () => {
  let calls = 0;
  const policy = definePolicy(document() as never, {
    sources: { "shops by host": () => ++calls > 0, shops: () => false },
  });
  await policy.resolve(headOf("/narrow"));
  const origins = { wide: document().origins.wide };
  policy.replace({ ...document("wide"), origins });
  policy.replace(document());
  await policy.resolve(headOf("/narrow"));
  expect(calls).toBe(2);
});
