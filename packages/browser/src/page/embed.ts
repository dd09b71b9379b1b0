import { checkEmbedOptions, type EmbedOptions } from "../embed/embed-options.ts";
import { embedRequest } from "../embed/embed-request.ts";
import { observeEmbedding, type Embedding } from "../embed/embedding.ts";
import { useResponse, type Use } from "../embed/use-response.ts";
import type { Failure } from "../fetch/failure.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { frameFailure } from "../navigation/frame-ancestors.ts";
import type { Requester } from "./requester.ts";
import { scriptSource } from "./script-source.ts";
import { refusedOutcome } from "./run-request.ts";

/** What an `<object>` or an `<embed>` shows is a document in a frame, which its server may not let the page frame. */
function framingFailure(
  { as }: EmbedOptions,
  response: FetchResponse,
  { environment, engine }: Requester,
): Failure | undefined {
  const url = response.urlList.at(-1);
  if ((as !== "object" && as !== "embed") || url === undefined) return undefined;
  const around = [...environment.ancestors, environment.origin];
  return frameFailure(response.headerList, around, url, engine.contentSecurityPolicy);
}

/** Embeds something into a page, which uses the response as the element does. */
export async function embed(page: Requester, options: EmbedOptions): Promise<Embedding> {
  checkEmbedOptions(options);
  const { environment, engine } = page;
  const request = embedRequest(options, environment, engine);
  let use: Use | undefined;
  let source: string | undefined;
  const refuse = async (response: FetchResponse): Promise<Failure | undefined> => {
    const framing = framingFailure(options, response, page);
    if (framing !== undefined) return framing;
    use = await useResponse(options, response, engine);
    source = use.script && scriptSource(response, use.script, options.as !== "script");
    return use.failure;
  };
  const outcome = request === undefined ? refusedOutcome(page, undefined) : await page.run(request, { refuse });
  const embedding = observeEmbedding(outcome, options, environment, engine, use, request?.destination);
  return { ...embedding, source: embedding.content === "none" ? undefined : source };
}
