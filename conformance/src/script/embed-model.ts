import type { Embedding, EmbedOptions, Page } from "@sallyport/browser";
import type { EmbedAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** Kinds of which an engine's page shows no more than the event. */
const unreadable: readonly EmbedAction["as"][] = ["font", "audio", "video", "track", "preload", "embed"];

/** What the page of an engine shows: of a script it is the message of its error. */
function contentOf({ event, content, errorMessages }: Embedding, { as, eventOnly }: EmbedAction): string | undefined {
  if (eventOnly) return undefined;
  if (event !== "load") return "none";
  if (unreadable.includes(as)) return undefined;
  if (as !== "script" || content === "none") return content;
  return errorMessages === "shown" ? "readable" : "opaque";
}

/** What `embed.ts` does in an engine's page, in the model. */
export async function embedInModel(
  page: Page,
  action: EmbedAction,
  ended: (outcome: Embedding) => void,
): Promise<ActionResult> {
  const { as, to, crossorigin, integrity, referrerPolicy, preloadAs = "image" } = action;
  const embedding = await page.embed({
    as,
    url: to,
    crossorigin,
    integrity,
    referrerPolicy: referrerPolicy as EmbedOptions["referrerPolicy"],
    ...(as === "preload" && { preloadAs }),
  });
  ended(embedding);
  if (action.sentOnly) return { outcome: "done" };
  const { event, timing } = embedding;
  if (event === "none") return { outcome: "pending" };
  return { outcome: event, value: JSON.stringify({ content: contentOf(embedding, action), timing }) };
}
