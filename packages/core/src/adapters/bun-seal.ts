import type { ServerResponse } from "node:http";
import type { Seal } from "./enforce.ts";
import { FieldList } from "./field-list.ts";
import { applySeals } from "./seal-fields.ts";
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

function sealed(status: number, fields: readonly string[], seals: readonly Seal[]): string[] {
  const list = new FieldList(fields);
  applySeals(list, { statusCode: status }, seals);
  return list.flat;
}

function wrapSend(handle: Handle): boolean {
  for (const name of ["writeHead", "writeHeadAndEnd"] as const) {
    if (typeof handle[name] !== "function")
      throw new TypeError("Sallyport doesn't support node:http in this version of Bun.");
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
  return true;
}

/**
 * Seals a response of node:http on Bun where the runtime gets its head.
 * @throws TypeError where this version of Bun does so by another way: nothing could be sealed
 */
export function sealBunResponse(response: ServerResponse, seal: Seal): void {
  const handle = handleOf(response);
  // A response that some program has made for itself, and no server, has none.
  if (handle !== undefined) addSeal(handle, seal, wrapSend);
}
