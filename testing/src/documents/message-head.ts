import type { DecideOptions, RequestHead } from "sallyport";
import type { Block } from "./markdown.ts";

/** The head of a message as a page shows it. */
export interface MessageHead {
  /** Request line or status line. */
  readonly start: string;
  readonly fields: readonly (readonly [string, string])[];
}

export function parseHead(text: string): MessageHead {
  const [start = "", ...lines] = text.trimEnd().split("\n");
  const fields = lines.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw new Error(`${JSON.stringify(line)} is no header field.`);
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return { start, fields };
}

export const isResponse = ({ text }: Block): boolean => text.startsWith("HTTP/");

export function statusOf({ start }: MessageHead): number {
  const match = /^HTTP\/1\.1 ([1-5][0-9]{2})(?: [\w ]+)?$/.exec(start);
  if (match === null) throw new Error(`${JSON.stringify(start)} is no status line.`);
  return Number(match[1]);
}

/** What a request's fence says beside the head: of the request, and for `decide`. */
interface Extras extends DecideOptions {
  readonly clientCertificate?: boolean;
  readonly token?: "valid" | "wrong";
}

const extraNames = ["debug", "hostHeader", "clientCertificate", "token"];

export interface ShownRequest {
  readonly head: RequestHead;
  readonly options: DecideOptions;
}

/** A request as a page shows it, its fields as pairs, so that a repeated line stays two. */
export function parseRequest({ text, info }: Block): ShownRequest {
  const { start, fields } = parseHead(text);
  const match = /^(\S+) (.+) HTTP\/1\.1$/.exec(start);
  if (match === null) throw new Error(`${JSON.stringify(start)} is no request line.`);
  const extras = (info === "" ? {} : JSON.parse(info)) as Extras;
  const unknown = Object.keys(extras).filter((name) => !extraNames.includes(name));
  if (unknown.length > 0) throw new Error(`A request's fence knows nothing of ${unknown.join(", ")}.`);
  const { debug, hostHeader, clientCertificate, token } = extras;
  return {
    head: {
      method: match[1] ?? "",
      target: match[2] ?? "",
      headers: fields,
      ...(clientCertificate === undefined ? {} : { clientCertificate }),
      ...(token === undefined ? {} : { token }),
    },
    options: { ...(debug === undefined ? {} : { debug }), ...(hostHeader === undefined ? {} : { hostHeader }) },
  };
}
