import type { Attempt } from "../world/story.ts";

/** Whether the attempt needs a script in a page: forms, links and images do not. */
export const needsScript = ({ stages }: Attempt): boolean =>
  stages.some(
    (stage) =>
      "actions" in stage &&
      stage.actions.some(
        (action) =>
          action.do !== "submit" && action.do !== "navigate" && !(action.do === "embed" && action.as === "image"),
      ),
  );

/** Whether a page takes part at all. */
export const needsBrowser = ({ stages }: Attempt): boolean =>
  stages.some((stage) => !("client" in stage || "event" in stage));
