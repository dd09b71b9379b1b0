import { checkEmbedOptions, type EmbedOptions } from "../embed/embed-options.ts";
import { embedRequest } from "../embed/embed-request.ts";
import { observeEmbedding, type Embedding } from "../embed/embedding.ts";
import { useResponse, type Use } from "../embed/use-response.ts";
import type { Failure } from "../fetch/failure.ts";
import type { FetchResponse } from "../fetch/response.ts";
import type { Requester } from "./requester.ts";
import { refusedOutcome } from "./run-request.ts";

/** Embeds something into a page, which uses the response as the element does. */
export async function embed(page: Requester, options: EmbedOptions): Promise<Embedding> {
  checkEmbedOptions(options);
  const { environment, engine } = page;
  const request = embedRequest(options, environment, engine);
  let use: Use | undefined;
  const refuse = async (response: FetchResponse): Promise<Failure | undefined> =>
    (use = await useResponse(options, response, engine)).failure;
  const outcome = request === undefined ? refusedOutcome(page, undefined) : await page.run(request, { refuse });
  return observeEmbedding(outcome, options, environment, engine, use, request?.destination);
}
