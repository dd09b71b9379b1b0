/** A policy to write: it must stop some attempts of a story, and keep others. */
export interface Exercise {
  readonly name: string;
  readonly title: string;
  readonly task: string;
  /** The story by name. */
  readonly story: string;
  /** Attempts by name that must come out as under the story's own policy. */
  readonly stop: readonly string[];
  readonly keep: readonly string[];
  /** From the first nudge to almost the solution. */
  readonly hints: readonly string[];
  /** What the text field has at first, and what solves it; with the example's origins. */
  readonly start: string;
  readonly solution: string;
}
