import { isToken } from "sallyport/standard";
import { netErrorOf } from "../engines/chromium/net-errors.ts";
import { DecodedBody } from "../fetch/content-coding.ts";
import type { Header } from "../fetch/header-list.ts";
import type { WireResponse } from "../fetch/network.ts";
import { isNetworkFailureCode, NetworkFailure } from "../fetch/network-failure.ts";
import { isRedirectStatus } from "../fetch/status.ts";
import type { HarValue } from "./har-value.ts";
import { TextEncoder, Uint8Array } from "../platform.ts";

function failureIn(response: HarValue, url: string): NetworkFailure {
  const error = response.at("_error").value ?? response.at("_failureText").value;
  const name = typeof error === "string" ? error : "";
  const netError = netErrorOf(name);
  const code = [name, netError?.code ?? ""].find(isNetworkFailureCode) ?? "unreachable";
  const { value: comment } = response.at("comment");
  const why = name === "" || name === "unreachable" ? "." : `: ${name}`;
  return new NetworkFailure(
    code,
    typeof comment === "string" ? comment : `The recording has no response from ${url}${why}`,
    netError?.connected === false ? { connected: false } : {},
  );
}

/** Text beyond Latin-1 was UTF-8 on the wire: the fetch has one character a byte. */
const bytewise = (text: string): string =>
  /[^\0-\u00ff]/.test(text)
    ? Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("")
    : text;

/** Chromium joins lines of one name by a line feed, and shows HTTP/2's own `:status`. */
function readField(field: HarValue): readonly Header[] {
  const name = field.at("name").text();
  const value = field.at("value").isMissing ? "" : field.at("value").text();
  if (name === undefined || value === undefined || name.startsWith(":")) return [];
  if (!isToken(name)) field.at("name").problem(`is a header's name, not ${JSON.stringify(name.slice(0, 40))}.`);
  const lines = value.split(/\r?\n/);
  if (lines.some((line) => /[\0\r]/.test(line))) field.at("value").problem("has a character that no header has.");
  return lines.map((line) => [name, bytewise(line)]);
}

function readHeaders(response: HarValue, status: number): readonly Header[] {
  const field = response.at("headers");
  const headers = field.isMissing ? [] : (field.list() ?? []).flatMap((one) => readField(one));
  const { value: target } = response.at("redirectURL");
  const leads = isRedirectStatus(status) && typeof target === "string" && target !== "";
  if (leads && !headers.some(([name]) => name.toLowerCase() === "location"))
    return [...headers, ["Location", bytewise(target.replace(/[\0\r\n]/g, ""))]];
  return headers;
}

/** A body that the log does not hold, though there was one. */
const missingBody: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({
    next: () => Promise.reject(new NetworkFailure("truncated", "The recording does not hold the body.")),
  }),
};

/** Reads bodies under one budget. */
export class Bodies {
  #left: number;
  readonly #max: number;

  constructor(max: number) {
    this.#left = this.#max = max;
  }

  read(content: HarValue): WireResponse["body"] {
    const field = content.at("text");
    const { value: size } = content.at("size");
    if (field.isMissing) return typeof size === "number" && size !== 0 ? missingBody : new Uint8Array();
    const text = field.text() ?? "";
    this.#left -= text.length;
    if (this.#left < 0) field.problem(`is more than the ${String(this.#max)} characters that all bodies may have.`);
    if (this.#left < 0) return missingBody;
    return new DecodedBody(this.#bytes(content, text));
  }

  #bytes(content: HarValue, text: string): Uint8Array {
    const encoding = content.at("encoding");
    if (encoding.isMissing || encoding.value === "") return new TextEncoder().encode(text);
    if (encoding.value !== "base64") encoding.problem('is "base64" where it is not left out.');
    else {
      try {
        return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      } catch {
        content.at("text").problem("is not base64.");
      }
    }
    return new Uint8Array();
  }
}

/** The response of an entry. A log writes status 0 or -1, or no `response` at all, where there was none. */
export function readResponse(response: HarValue, url: string, bodies: Bodies): WireResponse | NetworkFailure {
  if (response.isMissing) return failureIn(response, url);
  const field = response.object()?.at("status");
  const status = field === undefined || field.isMissing ? 0 : (field.whole(-1, 999) ?? 0);
  if (status < 200) return failureIn(response, url);
  const text = response.at("statusText");
  const statusText = text.isMissing ? "" : bytewise(text.text() ?? "");
  return { status, statusText, headers: readHeaders(response, status), body: bodies.read(response.at("content")) };
}
