import { isToken } from "sallyport/standard";
import type { WireResponse } from "../fetch/network.ts";
import type { NetworkFailure } from "../fetch/network-failure.ts";
import { Bodies, readResponse } from "./har-response.ts";
import { HarError, HarValue, type HarProblem } from "./har-value.ts";
import { URL } from "../platform.ts";

/** One exchange of a log. */
export interface Recorded {
  readonly method: string;
  /** Without fragment. */
  readonly url: string;
  readonly response: WireResponse | NetworkFailure;
}

/** A URL that can be requested again: neither `data:` nor a socket's. */
function readURL(field: HarValue): string | undefined {
  const text = field.text();
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) {
    field.problem(`is a URL, not ${JSON.stringify(text.slice(0, 40))}.`);
    return undefined;
  }
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  // Neither goes over the wire.
  url.hash = url.username = url.password = "";
  return url.href;
}

/** One entry; `undefined` where it cannot be replayed, as a socket, or has problems. */
export function readEntry(entry: HarValue, bodies: Bodies): Recorded | undefined {
  const request = entry.object()?.at("request").object();
  const method = request?.at("method").text();
  if (request === undefined || method === undefined) return undefined;
  if (!isToken(method)) request.at("method").problem(`is a method, not ${JSON.stringify(method.slice(0, 40))}.`);
  const url = readURL(request.at("url"));
  if (url === undefined) return undefined;
  return { method, url, response: readResponse(entry.at("response"), url, bodies) };
}

/**
 * What a log holds, in its order.
 *
 * @param har the log, or its text
 * @param max characters: of the text, and of all bodies
 * @throws HarError that names the places
 */
export function readHar(har: unknown, max: number): readonly Recorded[] {
  const problems: HarProblem[] = [];
  const root = new HarValue(typeof har === "string" ? parse(har, max) : har, "", problems);
  const bodies = new Bodies(max);
  const entries = root.at("log").object()?.at("entries").list() ?? [];
  const recorded = entries.map((entry) => readEntry(entry, bodies)).filter((one) => one !== undefined);
  if (problems.length > 0) throw new HarError(problems);
  return recorded;
}

function parse(text: string, max: number): unknown {
  if (text.length > max)
    throw new HarError([
      { place: "The text", message: `has ${String(text.length)} characters, and may have ${String(max)}.` },
    ]);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new HarError([{ place: "The text", message: `is not JSON: ${(error as Error).message}` }]);
  }
}
