import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkExercise } from "../src/exercises/check.ts";
import { exercises } from "../src/exercises/index.ts";
import { openStageSet, type StageSet } from "../src/table/stage-set.ts";

let stageSet: StageSet;
beforeAll(async () => void (stageSet = await openStageSet()));
afterAll(() => stageSet.close());

describe.each(exercises)("$name", (exercise) => {
  test("what is there at first does not solve it", async () => {
    const { checks, problems } = await checkExercise(exercise, exercise.start, stageSet);
    expect(problems).toBeUndefined();
    expect(checks?.some(({ passed }) => !passed)).toBe(true);
  });

  test("its solution does", async () => {
    const { checks, problems } = await checkExercise(exercise, exercise.solution, stageSet);
    expect(problems).toBeUndefined();
    expect(checks?.filter(({ passed }) => !passed)).toEqual([]);
    expect(checks).toHaveLength(exercise.stop.length + exercise.keep.length);
  });
});

test.each([
  { desc: "no policy", text: "", problems: /sallyport/ },
  { desc: "not YAML", text: "a: [", problems: /./ },
  {
    desc: "a misspelled key",
    text: "sallyport: 1\nself: [https://api.bank.example]\nresourses: []\n",
    problems: /resourses/,
  },
  {
    desc: "a variable of the lab's own environment",
    text: 'sallyport: 1\nself: ["${HOME}"]\nresources: []\n',
    problems: /HOME/,
  },
  { desc: "much", text: "#".repeat(20_000), problems: /more than/ },
])("$desc is reported", async ({ text, problems }) => {
  const [exercise] = exercises;
  const checked = await checkExercise(exercise!, text, stageSet);
  expect(checked.problems).toMatch(problems);
  expect(checked.problems).not.toContain(".localhost");
});
