import type { Http2ServerResponse, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { defaultHeaders, isCredentialField, isGateField, noHeaders, sealHead } from "../server/headers.ts";
import type { Seal } from "./enforce.ts";
import { addSeal, sealsOf, wrapMethod } from "./seals.ts";

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

type Push = [unknown, unknown, unknown?];
type Pushed = (error: unknown, stream: ServerHttp2Stream | undefined, ...rest: unknown[]) => unknown;

function wrapPush(stream: ServerHttp2Stream): void {
  wrapMethod<Push>(
    stream,
    "pushStream",
    (push) =>
      function (headers, options, callback) {
        const seals = sealsOf(this);
        if (seals === undefined) return push.call(this, headers, options, callback);
        const given = (typeof options === "function" ? options : callback) as Pushed;
        const receive: Pushed = (error, pushed, ...rest) => {
          if (pushed !== undefined) for (const seal of seals) addSeal(pushed, pushSeal(seal), () => prepare(pushed));
          return given(error, pushed, ...rest);
        };
        return typeof options === "function"
          ? push.call(this, headers, receive)
          : push.call(this, headers, options, receive);
      },
  );
}

function prepare(stream: ServerHttp2Stream): void {
  wrapMethod<[unknown, ...unknown[]]>(
    stream,
    "respond",
    (respond) =>
      function (headers, ...rest) {
        const seals = sealsOf(this);
        return respond.call(this, seals === undefined ? headers : sealed(headers, seals), ...rest);
      },
  );
  for (const name of ["respondWithFile", "respondWithFD"])
    wrapMethod<[unknown, unknown, ...unknown[]]>(
      stream,
      name,
      (respond) =>
        function (file, headers, ...rest) {
          const seals = sealsOf(this);
          return respond.call(this, file, seals === undefined ? headers : sealed(headers, seals), ...rest);
        },
    );
  for (const name of ["additionalHeaders", "sendTrailers"])
    wrapMethod<[unknown]>(
      stream,
      name,
      (send) =>
        function (headers) {
          const seals = sealsOf(this);
          return send.call(this, seals === undefined ? headers : kept(headers, seals));
        },
    );
  wrapPush(stream);
}

/** Seals the head of a response of http2's compatibility API where the stream sends it. */
export const sealHttp2Response = ({ stream }: Pick<Http2ServerResponse, "stream">, seal: Seal): void =>
  addSeal(stream, seal, () => prepare(stream));
