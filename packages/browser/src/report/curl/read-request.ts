import { clipboardKind, type ClipboardKind } from "../../explain/clipboard/clipboard-kind.ts";
import { readAxiosCall } from "./axios-call.ts";
import { readFetchCall, readPowerShell } from "./copied-request.ts";
import { readCurlLine, type CurlLine } from "./curl-line.ts";
import { readHTTPieLine } from "./httpie-line.ts";
import { readJQueryCall } from "./jquery-call.ts";
import { readWgetLine } from "./wget-line.ts";

/** Commands, and what "Copy as" copies in other forms than curl. */
const readers: Partial<Record<ClipboardKind, (text: string) => CurlLine>> = {
  fetch: readFetchCall,
  axios: readAxiosCall,
  jquery: readJQueryCall,
  wget: readWgetLine,
  httpie: readHTTPieLine,
  powershell: readPowerShell,
};

/**
 * Reads a request in whichever form it was copied: a line of curl, wget or HTTPie, a call of fetch, axios or jQuery, a
 * PowerShell command. Nothing runs it.
 * @param text as `cleanPaste` returns it
 * @throws CurlError with what is wrong with it
 * @example readRequest("curl -X PUT https://api.example/a").method // "PUT"
 */
export const readRequest = (text: string): CurlLine => (readers[clipboardKind(text)] ?? readCurlLine)(text);
