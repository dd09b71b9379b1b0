import type { PlaygroundState } from "../state/playground-state.ts";
import type { HarSummary } from "./har.ts";
import type { PasteResult } from "./paste.ts";
import type { PolicyReview, PolicyTexts } from "./review.ts";
import type { PlaygroundResult } from "./run.ts";

/** What the worker does, by its name: what it takes, and what it gives. */
export interface Tasks {
  readonly run: { readonly takes: PlaygroundState; readonly gives: PlaygroundResult };
  readonly paste: { readonly takes: string; readonly gives: PasteResult };
  readonly har: { readonly takes: Blob; readonly gives: HarSummary };
  readonly review: { readonly takes: PolicyTexts; readonly gives: PolicyReview };
}

export type TaskName = keyof Tasks;

/** How long a task may take, in milliseconds: then its worker is ended. */
export const budgets: Readonly<Record<TaskName, number>> = { run: 5000, paste: 5000, har: 30_000, review: 5000 };

export interface TaskMessage {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
}

export type TaskReply =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };
