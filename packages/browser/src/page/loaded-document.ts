import type { Engine } from "../engines/engine.ts";
import type { Environment } from "../fetch/environment.ts";
import type { DocumentParser } from "../fetch/user-agent.ts";
import { Blob, Uint8Array } from "../platform.ts";
import { withMetadata } from "./document-metadata.ts";
import type { PageResponse } from "./page-response.ts";
import { ReceivedResponse } from "./received-response.ts";

/**
 * The document of a page's response; `undefined` where the response has none or breaks off. It waits
 * for the whole of the body, of which whoever has the response reads a copy.
 */
async function documentOf(response: PageResponse, parser: DocumentParser, engine: Engine): Promise<unknown> {
  if (!/^\s*text\/html\s*(?:;|$)/i.test(response.headers.get("Content-Type") ?? "")) return undefined;
  const received = new ReceivedResponse(response, { rules: engine.xmlHttpRequest, parser, Blob });
  try {
    received.bytes = new Uint8Array(await response.clone().arrayBuffer());
  } catch {
    return undefined;
  }
  received.isWhole = true;
  return received.object("document");
}

/** The environment of a page with what its document adds to it. */
export const withDocument = async (
  environment: Environment,
  response: PageResponse,
  parser: DocumentParser,
  engine: Engine,
): Promise<Environment> => withMetadata(environment, await documentOf(response, parser, engine), engine);
