import type { Engine } from "../../engines/engine.ts";
import type { Environment } from "../../fetch/environment.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import { makeRequest, type FetchRequest } from "../../fetch/request.ts";
import { URL, Uint8Array } from "../../platform.ts";

/** 16 bytes in base64, other ones each time (RFC 6455, section 4.1). */
const newKey = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));

/** The handshake is a request over http or https. */
export const handshakeURL = (url: URL): URL => new URL(url.href.replace(/^ws/, "http"));

/** https://websockets.spec.whatwg.org/#concept-websocket-establish */
export function handshakeRequest(
  url: URL,
  protocols: readonly string[],
  client: Environment,
  { webSocket }: Engine,
): FetchRequest {
  const headerList = new HeaderList([
    ["Upgrade", "websocket"],
    ["Connection", "Upgrade"],
    ["Sec-WebSocket-Key", newKey()],
    ["Sec-WebSocket-Version", "13"],
  ]);
  if (protocols.length > 0) headerList.append("Sec-WebSocket-Protocol", protocols.join(", "));
  headerList.append("Sec-WebSocket-Extensions", webSocket.extensions);
  return makeRequest(handshakeURL(url), client, {
    headerList,
    mode: "websocket",
    credentialsMode: "include",
    cacheMode: "no-store",
    redirectMode: webSocket.followsRedirects === "none" ? "error" : "follow",
    referrer: "no-referrer",
  });
}
