import { extractMimeType } from "../fetch/mime-type.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { TextDecoder } from "./encoding.ts";

function decoderOf(label = "utf-8"): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/**
 * The source text of a script; a module's is UTF-8 whatever its type says.
 *
 * https://html.spec.whatwg.org/#fetch-a-classic-script, https://html.spec.whatwg.org/#fetch-a-single-module-script
 */
export function scriptSource({ headerList }: FetchResponse, bytes: Uint8Array, isModule: boolean): string {
  const charset = isModule ? undefined : extractMimeType(headerList)?.parameters.get("charset");
  return decoderOf(charset).decode(bytes);
}
