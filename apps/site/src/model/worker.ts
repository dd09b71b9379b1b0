import "./worker-request.ts";
import type { TaskMessage, TaskName, TaskReply, Tasks } from "./tasks.ts";

type Perform = { readonly [Name in TaskName]: (input: Tasks[Name]["takes"]) => Promise<Tasks[Name]["gives"]> };

// Each task loads what it needs: the policy editor needs no engines.
const perform: Perform = {
  run: async (state) => (await import("./run.ts")).run(state),
  paste: async (text) => (await import("./paste.ts")).readPaste(text),
  har: async (file) => (await import("./har.ts")).summarizeHar(file),
  review: async (texts) => (await import("./review.ts")).review(texts),
};

const scope = self as unknown as {
  onmessage: (event: MessageEvent<TaskMessage>) => void;
  postMessage: (reply: TaskReply) => void;
};

scope.onmessage = ({ data: { id, name, input } }) => {
  const task = perform[name] as (input: unknown) => Promise<unknown>;
  task(input).then(
    // A result is data; JSON leaves out what isn't.
    (result) => scope.postMessage({ id, result: JSON.parse(JSON.stringify(result)) as unknown }),
    (error: unknown) => scope.postMessage({ id, error: error instanceof Error ? error.message : "unknown" }),
  );
};
