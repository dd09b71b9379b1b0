import { describe, expect, test } from "vitest";
import { stories } from "../../src/stories/index.ts";
import { isLeaving } from "../../src/world/action.ts";

/** Of the requirements that this repository's mission has for the stories. */
const required = [
  ...["R1", "R2", "R3", "R4", "R5", "R8", "R15", "R20", "R22", "R25", "R26", "R27", "R28", "R29", "R30", "R31"],
  ...["R34", "R35", "R36", "R38", "R40", "R41", "R44", "R47", "R51", "R52", "R53", "R54", "R56", "R57", "R58", "R59"],
  ...["R61", "R62", "R63", "R64", "R65", "R66", "R68"],
];

test("every requirement has a claim", () => {
  const shown = new Set(stories.flatMap(({ claims }) => claims.flatMap(({ requirements }) => requirements)));
  expect(required.filter((requirement) => !shown.has(requirement))).toEqual([]);
});

test("names are unique", () => {
  const names = stories.flatMap(({ name, attempts }) => attempts.map((attempt) => `${name}/${attempt.name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z-]+\/[a-z-]+$/.test(name))).toEqual([]);
});

describe.each(stories)("$name", ({ attempts, roles, protects, policy }) => {
  test("roles that its stages and policy name exist", () => {
    const named = [...JSON.stringify(attempts).matchAll(/\{([a-z]+)(?:\.[a-z]+)?\}/g)].map(([, role]) => role);
    expect([...named, ...protects].filter((role) => !Object.hasOwn(roles, role ?? ""))).toEqual([]);
    expect(() => policy((role) => `http://${roles[role]!.host.replaceAll("{id}", "x")}.localhost`)).not.toThrow();
  });

  test.each(attempts)("$name: a page leaves with the last action of a stage", ({ stages }) => {
    for (const stage of stages) if ("actions" in stage) expect(stage.actions.slice(0, -1).some(isLeaving)).toBe(false);
  });
});
