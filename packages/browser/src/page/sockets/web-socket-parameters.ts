import { isToken } from "sallyport/standard";
import type { Engine } from "../../engines/engine.ts";
import { baseURL, type Environment } from "../../fetch/environment.ts";
import { policyFailure } from "../../fetch/content-security-policy.ts";
import { upgradeInsecureRequest } from "../../fetch/upgrade-insecure-request.ts";
import { isMixedContent } from "../../fetch/mixed-content.ts";
import { makeRequest } from "../../fetch/request.ts";
import { isObject, requireArguments, toDOMString, toSequence, toUSVString } from "../web-idl.ts";
import { handshakeURL } from "./web-socket-request.ts";
import { DOMException, URL } from "../../platform.ts";

const syntaxError = (words: string): DOMException => new DOMException(words, "SyntaxError");

/** https://websockets.spec.whatwg.org/#get-a-url-record-for-a-websocket-url, as far as WebSockets go */
function parseURL(text: string, base: string): URL {
  const shown = JSON.stringify(text);
  if (!URL.canParse(text, base)) throw syntaxError(`${shown} is not a valid URL.`);
  const url = new URL(text, base);
  if (url.protocol === "http:" || url.protocol === "https:") return parseURL(url.href.replace(/^http/, "ws"), base);
  if (url.protocol !== "ws:" && url.protocol !== "wss:")
    throw syntaxError(`The scheme of ${shown} is not ws, wss, http or https.`);
  if (url.href.includes("#")) throw syntaxError(`${shown} has a fragment.`);
  return url;
}

/** `(DOMString or sequence<DOMString>)` */
const toProtocols = (value: unknown): readonly string[] => {
  if (value === undefined) return [];
  return isObject(value) && Symbol.iterator in value ? toSequence(value).map(toDOMString) : [toDOMString(value)];
};

/**
 * What a script passes to the constructor.
 *
 * https://websockets.spec.whatwg.org/#dom-websocket-websocket
 *
 * @throws TypeError for no argument; DOMException for a URL that no WebSocket has, for subprotocols that are no tokens or
 * named twice, and in some engines for mixed content and what
 * the page's policy blocks
 */
export function parseWebSocket(
  given: readonly unknown[],
  client: Environment,
  engine: Engine,
): { readonly url: URL; readonly protocols: readonly string[] } {
  requireArguments("WebSocket", given, 1);
  const text = toUSVString(given[0]);
  const protocols = toProtocols(given[1]);
  const url = parseURL(text, baseURL(client).href);
  const seen = new Set<string>();
  const wrong = protocols.find((one) => !isToken(one) || seen.size === seen.add(one).size);
  if (wrong !== undefined)
    throw syntaxError(`The subprotocol ${JSON.stringify(wrong)} is not a token, or is in the list twice.`);
  const handshake = makeRequest(handshakeURL(url), client, { mode: "websocket" });
  const { blockedSocketThrows: name } = engine.contentSecurityPolicy;
  if (name !== undefined && policyFailure(handshake, engine) !== undefined)
    throw new DOMException(`The page's policy allows no WebSocket to ${url.origin}.`, name);
  if (upgradeInsecureRequest(handshake, engine) && engine.upgrades.showsSocketURL) url.protocol = "wss:";
  if (engine.webSocket.mixedContentThrows && isMixedContent(handshake, engine))
    throw new DOMException(`A page that was loaded over https opens no WebSocket to ${url.origin}.`, "SecurityError");
  return { url, protocols };
}
