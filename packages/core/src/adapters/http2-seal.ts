import type { OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { defaultHeaders, noHeaders } from "../server/headers.ts";
import type { Seal } from "./enforce.ts";
import { FieldList } from "./field-list.ts";
import { applySeals, keptFields } from "./seal-fields.ts";
import { addSeal, sealsOf, wrapMethod, wrapParameter } from "./seals.ts";

/** `respond` takes an object by name, or a flat list of names and values. */
function sealed(headers: unknown, seals: readonly Seal[]): OutgoingHttpHeaders {
  const list = new FieldList(headers);
  applySeals(list, { statusCode: Number(list.get(":status") ?? 200) }, seals);
  // Which fields may not be compressed stands under a symbol.
  const record: OutgoingHttpHeaders = list.record;
  for (const symbol of Object.getOwnPropertySymbols(headers ?? {}))
    Reflect.set(record, symbol, Reflect.get(headers as object, symbol));
  return record;
}

type StatCheck = (this: unknown, stat: unknown, headers: Record<string, unknown>, ...rest: unknown[]) => unknown;

/** `statCheck` sets header fields after the call: what it leaves is sealed in place. */
function sealedOptions(options: unknown, seals: readonly Seal[]): unknown {
  const { statCheck } = (options ?? {}) as { readonly statCheck?: StatCheck };
  if (statCheck === undefined) return options;
  const sealedCheck: StatCheck = function (stat, headers, ...rest) {
    const result = statCheck.call(this, stat, headers, ...rest);
    const kept = sealed(headers, seals);
    for (const name of Object.keys(headers)) Reflect.deleteProperty(headers, name);
    Object.assign(headers, kept);
    return result;
  };
  return { ...(options as object), statCheck: sealedCheck };
}

/** A pushed response was asked for by nobody: it carries no grant. */
const pushSeal = ({ decision, gate }: Seal): Seal => ({
  gate,
  decision: { ...decision, headers: noHeaders, defaults: defaultHeaders, grant: undefined },
  inspects: false,
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
          if (pushed !== undefined) for (const seal of seals) addSeal(pushed, pushSeal(seal), prepare);
          return given(error, pushed, ...rest);
        };
        return typeof options === "function"
          ? push.call(this, headers, receive)
          : push.call(this, headers, options, receive);
      },
  );
}

function prepare(stream: ServerHttp2Stream): boolean {
  wrapParameter(stream, "respond", 0, sealed);
  for (const name of ["respondWithFile", "respondWithFD"])
    wrapMethod<unknown[]>(
      stream,
      name,
      (respond) =>
        function (file, headers, options) {
          const seals = sealsOf(this);
          if (seals === undefined) return respond.call(this, file, headers, options);
          return respond.call(this, file, sealed(headers, seals), sealedOptions(options, seals));
        },
    );
  for (const name of ["additionalHeaders", "sendTrailers"]) wrapParameter(stream, name, 0, keptFields);
  wrapPush(stream);
  return true;
}

/** Seals the head of a response of http2's compatibility API where the stream sends it. */
export const sealHttp2Response = (stream: ServerHttp2Stream, seal: Seal): void => void addSeal(stream, seal, prepare);
