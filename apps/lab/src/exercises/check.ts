import type { HttpNetwork } from "@sallyport/browser/http";
import { PolicyError } from "sallyport";
import { compileYaml } from "sallyport/yaml";
import { toExample, toReal } from "../lab/example-origins.ts";
import { playInModel } from "../play/play-in-model.ts";
import { stories } from "../stories/index.ts";
import { differences, type Happened } from "../table/cell.ts";
import type { Attempt, State, Story } from "../world/story.ts";
import type { Worlds } from "../world/worlds.ts";
import type { Exercise } from "./exercise.ts";

export interface Check {
  readonly attempt: Attempt;
  readonly must: "stop" | "keep";
  readonly passed: boolean;
  readonly happened: Happened;
  readonly initial: State;
}

/** `problems`: the policy cannot be compiled. */
export type Checked =
  | { readonly problems: string; readonly checks?: undefined }
  | { readonly problems?: undefined; readonly checks: readonly Check[] };

const maxPolicyCharacters = 10_000;

export function storyOf({ story: name }: Exercise): Story {
  const story = stories.find((one) => one.name === name);
  if (story === undefined) throw new Error(`There is no story ${JSON.stringify(name)}.`);
  return story;
}

/** Plays the exercise's attempts in the model of a browser, against the story's servers behind this policy. */
export async function checkExercise(
  exercise: Exercise,
  text: string,
  { worlds, network }: { readonly worlds: Worlds; readonly network: HttpNetwork },
): Promise<Checked> {
  if (text.length > maxPolicyCharacters)
    return { problems: `The policy has more than ${maxPolicyCharacters} characters.` };
  const story = storyOf(exercise);
  const checks: Check[] = [];
  for (const must of ["stop", "keep"] as const)
    for (const name of exercise[must]) {
      const attempt = story.attempts.find((one) => one.name === name);
      if (attempt === undefined) throw new Error(`${story.name} has no attempt ${JSON.stringify(name)}.`);
      const checked = await checkOne(story, attempt, must, text, { worlds, network });
      if ("problems" in checked) return checked;
      checks.push(checked);
    }
  return { checks };
}

async function checkOne(
  story: Story,
  attempt: Attempt,
  must: "stop" | "keep",
  text: string,
  { worlds, network }: { readonly worlds: Worlds; readonly network: HttpNetwork },
): Promise<Check | { readonly problems: string }> {
  let problems = "";
  const policy = (origins: Parameters<typeof toReal>[2]) => {
    // Variables would read this process's environment.
    const compiled = compileYaml(toReal(text, story, origins), { env: {} });
    if (compiled.policy !== undefined) return compiled.policy;
    const error = new PolicyError(compiled.problems);
    problems = toExample(error.message, story, origins);
    throw error;
  };
  try {
    const run = await worlds.start({ story, attempt, protection: "sallyport", scheme: "http", policy });
    await playInModel(run, { engine: "chromium", network, thirdPartyCookies: "allow", resolve: () => "127.0.0.1" });
    const happened = { results: run.results, state: run.state };
    const { initial } = run.world;
    worlds.end(run.world.place.id);
    const cell = { story, attempt, protection: "sallyport", engine: "chromium" } as const;
    return { attempt, must, passed: differences(cell, "", happened, initial).length === 0, happened, initial };
  } catch (error) {
    if (problems !== "") return { problems };
    throw error;
  }
}
