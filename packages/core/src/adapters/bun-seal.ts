import type { ServerResponse } from "node:http";
import { sealHead, type MutableHead } from "../server/headers.ts";
import type { Seal } from "./enforce.ts";
import { addSeal, sealsOf, wrapMethod } from "./seals.ts";

/** How Bun's ServerResponse gives its head to the runtime: the names and values in one list. */
type SendHead = (status: number, message: string | null, fields: readonly string[], ...rest: unknown[]) => unknown;

interface Handle {
  writeHead?: SendHead;
  writeHeadAndEnd?: SendHead;
}

/** Whether responses of node:http are Bun's, which has a `_storeHeader` that it doesn't call. */
export const isBun: boolean = "Bun" in globalThis;

const handleOf = (response: ServerResponse): Handle | undefined => {
  const symbol = Object.getOwnPropertySymbols(response).find(({ description }) => description === "handle");
  return symbol === undefined ? undefined : (response as unknown as Record<symbol, Handle | undefined>)[symbol];
};

/** The head as a list of pairs, where a name can stand more than once. */
class FieldList implements MutableHead {
  #pairs: (readonly [name: string, value: string])[] = [];

  constructor(flat: readonly string[]) {
    for (let index = 0; index + 1 < flat.length; index += 2)
      this.#pairs.push([flat[index] ?? "", flat[index + 1] ?? ""]);
  }

  get flat(): string[] {
    return this.#pairs.flat();
  }

  names(): readonly string[] {
    return this.#pairs.map(([name]) => name);
  }

  get(name: string): string | undefined {
    const values = this.#pairs.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
    return values.length === 0 ? undefined : values.join(", ");
  }

  set(name: string, value: string): void {
    this.remove(name);
    this.#pairs.push([name, value]);
  }

  remove(name: string): void {
    this.#pairs = this.#pairs.filter(([one]) => one.toLowerCase() !== name);
  }
}

function sealed(status: number, fields: readonly string[], seals: readonly Seal[]): string[] {
  const head = new FieldList(fields);
  for (const seal of seals) {
    const setsCookie = head.get("set-cookie") !== undefined;
    const cacheControl = head.get("cache-control") ?? "";
    const replaced = sealHead(head, seal.decision);
    seal.inspect({ status, setsCookie, cacheControl, replaced });
  }
  return head.flat;
}

function wrapSend(handle: Handle): void {
  for (const name of ["writeHead", "writeHeadAndEnd"] as const) {
    if (typeof handle[name] !== "function")
      throw new TypeError("Sallyport doesn't know the node:http of this version of Bun.");
    wrapMethod<Parameters<SendHead>>(
      handle,
      name,
      (send) =>
        function (status, message, fields, ...rest) {
          const seals = sealsOf(this);
          return send.call(
            this,
            status,
            message,
            seals === undefined ? fields : sealed(status, fields, seals),
            ...rest,
          );
        },
    );
  }
}

/**
 * Seals a response of node:http on Bun where the runtime gets its head.
 * @throws TypeError where this version of Bun does so by another way: nothing could be sealed
 */
export function sealBunResponse(response: ServerResponse, seal: Seal): void {
  const handle = handleOf(response);
  // A response that some program has made for itself, and no server, has none.
  if (handle !== undefined) addSeal(handle, seal, () => wrapSend(handle));
}
