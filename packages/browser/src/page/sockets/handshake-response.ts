import { isToken } from "sallyport/standard";
import type { WebSocketRules } from "../../engines/socket-rules.ts";
import type { Failure } from "../../fetch/failure.ts";
import type { HeaderList } from "../../fetch/header-list.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import { TextEncoder, Uint8Array } from "../../platform.ts";

/** https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The value of Sec-WebSocket-Accept that a key asks for. */
export async function acceptFor(key: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(key + guid));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** The extensions that a response names, without their parameters. */
export const extensionsIn = (headerList: HeaderList): readonly string[] =>
  (headerList.get("Sec-WebSocket-Extensions") ?? "")
    .split(",")
    .map((one) => (one.split(";")[0] ?? "").trim())
    .filter((name) => name !== "");

const tokensOf = (value: string): readonly string[] => value.split(",").map((one) => one.trim().toLowerCase());

const failed = (value: string): Failure => ({ code: "websocket-handshake", value });

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.1, the client's validation of the response */
function refuseHandshake(
  { headerList, socket }: FetchResponse,
  accept: string,
  { upgradeInList }: WebSocketRules,
): Failure | undefined {
  const upgrade = headerList.get("Upgrade") ?? "";
  const named = upgradeInList ? tokensOf(upgrade) : [upgrade.toLowerCase()];
  if (!named.includes("websocket")) return failed(`Upgrade: ${upgrade}`);
  const connection = headerList.get("Connection") ?? "";
  if (!tokensOf(connection).includes("upgrade")) return failed(`Connection: ${connection}`);
  const accepted = headerList.get("Sec-WebSocket-Accept") ?? "";
  if (accepted !== accept) return failed(`Sec-WebSocket-Accept: ${accepted}`);
  const unknown = extensionsIn(headerList).find((name) => name !== "permessage-deflate");
  if (unknown !== undefined) return failed(`Sec-WebSocket-Extensions: ${unknown}`);
  return socket === undefined ? failed("nothing behind it") : undefined;
}

/** What the page offered. */
interface Offer {
  /** The value of Sec-WebSocket-Accept that its key asks for. */
  readonly accept: string;
  readonly protocols: readonly string[];
}

/** https://websockets.spec.whatwg.org/#concept-websocket-establish, steps 11.2 to 11.4 */
export function refuseHandshakeResponse(
  response: FetchResponse,
  { accept, protocols }: Offer,
  rules: WebSocketRules,
): Failure | undefined {
  if (response.status !== 101) return { code: "websocket-status", value: String(response.status) };
  const failure = refuseHandshake(response, accept, rules);
  if (failure !== undefined) return failure;
  if (protocols.length === 0 && rules.ignoresUnofferedProtocol) return undefined;
  const [chosen, ...more] = response.headerList.values("Sec-WebSocket-Protocol");
  if (chosen === undefined)
    return protocols.length > 0 && rules.needsProtocol ? { code: "websocket-protocol", value: "" } : undefined;
  const isOffered = protocols.some(
    (one) => one === chosen || (rules.protocolInAnyCase && one.toLowerCase() === chosen.toLowerCase()),
  );
  return isOffered && isToken(chosen) && more.length === 0
    ? undefined
    : { code: "websocket-protocol", value: [chosen, ...more].join(", ") };
}
