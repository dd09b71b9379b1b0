import type { Http2ServerResponse, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { defaultHeaders, isCredentialField, isGateField, noHeaders, sealHead } from "../server/headers.ts";
import type { Seal } from "./enforce.ts";
import { addSeal } from "./seals.ts";

type Fields = Record<string, unknown>;

/** The forms that `respond` takes: an object by name, or a flat list of names and values. */
function recordOf(headers: unknown): Fields {
  if (!Array.isArray(headers)) return { ...(headers as Fields | null | undefined) };
  const record: Fields = {};
  const flat = headers as readonly unknown[];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const name = String(flat[index]).toLowerCase();
    const before = record[name];
    record[name] = before === undefined ? flat[index + 1] : [before, flat[index + 1]].flat();
  }
  return record;
}

type Value = string | number | readonly string[] | undefined;

const textOf = (value: unknown): string | undefined => {
  const given = value as Value;
  return typeof given === "object" ? given.join(", ") : given?.toString();
};

/** Names in lower case: http2 has no others. */
function lowered(record: Fields): Fields {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
}

function sealed(headers: unknown, seals: readonly Seal[]): OutgoingHttpHeaders {
  const record = lowered(recordOf(headers));
  const head = {
    names: () => Object.keys(record),
    get: (name: string) => textOf(record[name]),
    set: (name: string, value: string) => void (record[name] = value),
    remove: (name: string) => void Reflect.deleteProperty(record, name),
  };
  const status = Number(record[":status"] ?? 200);
  for (const seal of seals) {
    const setsCookie = record["set-cookie"] !== undefined;
    const cacheControl = textOf(record["cache-control"]) ?? "";
    const replaced = sealHead(head, seal.decision);
    seal.inspect({ status, setsCookie, cacheControl, replaced });
  }
  return record as OutgoingHttpHeaders;
}

function kept(headers: unknown, seals: readonly Seal[]): OutgoingHttpHeaders {
  const anonymous = seals.some(({ decision }) => decision.strip.length > 0);
  const entries = Object.entries(lowered(recordOf(headers))).filter(
    ([name]) => !isGateField(name) && !(anonymous && isCredentialField(name)),
  );
  return Object.fromEntries(entries) as OutgoingHttpHeaders;
}

/** A pushed response was asked for by nobody: it carries no grant. */
const pushSeal = ({ decision }: Seal): Seal => ({
  decision: { ...decision, headers: noHeaders, defaults: defaultHeaders, grant: undefined },
  inspect: () => undefined,
});

type Call = (...parameters: unknown[]) => unknown;

function replace(stream: ServerHttp2Stream, name: keyof ServerHttp2Stream, make: (original: Call) => Call): void {
  const original = (stream[name] as Call).bind(stream);
  // Not to be deleted or replaced: further in is whatever the application loads.
  Object.defineProperty(stream, name, { value: make(original) });
}

function install(stream: ServerHttp2Stream, seals: readonly Seal[]): void {
  replace(stream, "respond", (respond) => (headers, options) => respond(sealed(headers, seals), options));
  for (const name of ["respondWithFile", "respondWithFD"] as const)
    replace(stream, name, (respond) => (file, headers, options) => respond(file, sealed(headers, seals), options));
  for (const name of ["additionalHeaders", "sendTrailers"] as const)
    replace(stream, name, (send) => (headers) => send(kept(headers, seals)));
  replace(stream, "pushStream", (push) => (headers, options, callback) => {
    const given = (typeof options === "function" ? options : callback) as Call;
    const receive: Call = (error, pushed, ...rest) => {
      if (pushed !== undefined) install(pushed as ServerHttp2Stream, seals.map(pushSeal));
      return given(error, pushed, ...rest);
    };
    return typeof options === "function" ? push(headers, receive) : push(headers, options, receive);
  });
}

/** Seals the head of a response of http2's compatibility API where the stream sends it. */
export const sealHttp2Response = ({ stream }: Pick<Http2ServerResponse, "stream">, seal: Seal): void =>
  addSeal(stream, seal, (seals) => install(stream, seals));
