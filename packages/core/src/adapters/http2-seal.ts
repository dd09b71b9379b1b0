import type { Http2ServerResponse, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { defaultHeaders, noHeaders } from "../server/headers.ts";
import type { Seal } from "./enforce.ts";
import { FieldList } from "./field-list.ts";
import { addSeal, applySeals, keptFields, sealsOf, wrapMethod, wrapParameter } from "./seals.ts";

/** `respond` takes an object by name, or a flat list of names and values. */
function sealed(headers: unknown, seals: readonly Seal[]): OutgoingHttpHeaders {
  const list = new FieldList(headers);
  applySeals(list, Number(list.get(":status") ?? 200), seals);
  return list.record;
}

/** A pushed response was asked for by nobody: it carries no grant. */
const pushSeal = ({ decision, gate }: Seal): Seal => ({
  gate,
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
  wrapParameter(stream, "respond", 0, sealed);
  for (const name of ["respondWithFile", "respondWithFD"]) wrapParameter(stream, name, 1, sealed);
  for (const name of ["additionalHeaders", "sendTrailers"]) wrapParameter(stream, name, 0, keptFields);
  wrapPush(stream);
}

/** Seals the head of a response of http2's compatibility API where the stream sends it. */
export const sealHttp2Response = ({ stream }: Pick<Http2ServerResponse, "stream">, seal: Seal): void =>
  addSeal(stream, seal, () => prepare(stream));
