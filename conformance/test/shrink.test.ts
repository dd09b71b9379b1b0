import { expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { shrink } from "../src/shrink.ts";

const large: Case = {
  desc: "large",
  page: { url: "https://a.localhost/page", headers: [["referrer-policy", "origin"]] },
  visits: ["https://b.localhost/set", "https://c.localhost/set"],
  routes: {
    "/r": {
      preflight: { status: 204, headers: [["x-p", "1"]] },
      actual: {
        status: 200,
        headers: [
          ["access-control-allow-origin", "*"],
          ["x-a", "1"],
          ["x-b", "1"],
        ],
        body: "body",
      },
    },
    "/s": { actual: { status: 200, headers: [] } },
  },
  actions: [
    { kind: "fetch", to: "https://b.localhost/r", method: "PUT", headers: [["x-c", "1"]], credentials: "include" },
    { kind: "fetch", to: "https://b.localhost/s" },
  ],
};

const has = (described: Case, ...texts: string[]): boolean =>
  texts.every((text) => JSON.stringify(described).includes(text));
const judge =
  (still: (described: Case) => boolean) =>
  (cases: readonly Case[]): Promise<boolean[]> =>
    Promise.resolve(cases.map(still));

test("drops all but what the difference needs", async () => {
  const small = await shrink(
    large,
    judge((described) => has(described, "x-b", "PUT")),
  );
  expect(small).toEqual({
    desc: "large",
    page: { url: "https://a.localhost/page" },
    visits: [],
    routes: { "/r": { actual: { status: 200, headers: [["x-b", "1"]] } } },
    actions: [{ kind: "fetch", to: "https://b.localhost/r", method: "PUT", headers: [] }],
  });
});

test("drops one of two that cannot both go", async () => {
  const small = await shrink(
    large,
    judge((described) => has(described, "x-a") || has(described, "x-b")),
  );
  expect(has(small, "x-a") !== has(small, "x-b")).toBe(true);
});

test("leaves a case that needs everything", async () => {
  expect(
    await shrink(
      large,
      judge(() => false),
    ),
  ).toEqual(large);
});

test("comes to an end where the judge takes everything", async () => {
  const small = await shrink(
    large,
    judge(() => true),
  );
  expect(small.actions).toHaveLength(1);
});
