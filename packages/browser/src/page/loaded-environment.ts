import type { Environment } from "../fetch/environment.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { loadedEnvironment, type LoadedFrom } from "../navigation/new-environment.ts";
import type { PageResponse } from "./page-response.ts";

/** The environment of the page that a response shows: by its headers, and by its document where there is a parser. */
export async function environmentOf(
  environment: Environment,
  from: LoadedFrom,
  response: PageResponse,
  userAgent: UserAgent,
): Promise<Environment> {
  const loaded = await loadedEnvironment(environment, from, userAgent);
  const { parser, engine } = userAgent;
  if (parser === undefined) return loaded;
  // Loaded here, because most browsers have no parser.
  const { withDocument } = await import("./loaded-document.ts");
  return withDocument(loaded, response, parser, engine);
}
