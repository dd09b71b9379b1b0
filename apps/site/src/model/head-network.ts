import { NetworkFailure, readResponse, type Network, type WireRequest, type WireResponse } from "@sallyport/browser";
import { isPreflight, openedSocket } from "@sallyport/browser/report";
import type { PlaygroundState } from "../state/playground-state.ts";

type Heads = Pick<PlaygroundState, "preflight" | "response" | "redirected" | "delivery" | "url">;

/** More than any engine accepts. */
const padding = `X-Padding: ${"x".repeat(512 * 1024)}`;

/** A text as bytes: lines of a head end in CRLF, and what stands behind an empty line is the body. */
function bytesOf(text: string): Uint8Array {
  const [head = "", ...body] = text.replaceAll("\r\n", "\n").split("\n\n");
  const lines = head.split("\n").filter((line) => line !== "");
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${body.join("\n\n")}`);
}

const isSwitch = (text: string): boolean => /^HTTP\/\S+ 101\b/.test(text.trimStart());

/** A server that accepts the socket: what was typed of the handshake replaces what it would send. */
async function switched(wire: WireRequest, text: string): Promise<WireResponse> {
  const opened = await openedSocket(wire);
  const typed = [...text.matchAll(/^(sec-websocket-[a-z]+)[ \t]*:[ \t]*(.*)$/gim)].map(
    ([, name = "", value = ""]) => [name, value.trim()] as const,
  );
  const names = new Set(typed.map(([name]) => name.toLowerCase()));
  return { ...opened, headers: [...opened.headers.filter(([name]) => !names.has(name.toLowerCase())), ...typed] };
}

/** What the request is answered with. */
function textFor(wire: WireRequest, { preflight, response, redirected, delivery, url }: Heads): string {
  if (isPreflight(wire)) return preflight;
  if (delivery === "late")
    throw new NetworkFailure("timed-out", "The response did not come in time.", { connected: true });
  const first = wire.url.replace(/^ws/, "http") === new URL(url.trim().replace(/^ws/i, "http")).href.split("#")[0];
  const text = first || redirected.trim() === "" ? response : redirected;
  return delivery === "long-head" ? text.replace(/\r?\n|$/, `\n${padding}\n`) : text;
}

/** A server that sends what was typed, whatever it is: the engine reads it as it reads bytes. */
export const headNetwork = (heads: Heads): Network => ({
  exchange: async (wire, _signal, rules): Promise<WireResponse> => {
    const text = textFor(wire, heads);
    if (text.trim() === "") throw new NetworkFailure("unreachable", "Nothing was sent.", { connected: true });
    if (wire.opensSocket === true && isSwitch(text)) return switched(wire, text);
    return Promise.resolve(readResponse(wire, bytesOf(text), rules));
  },
});
