import { isForbiddenMethod, isForbiddenRequestHeader, isToken } from "sallyport/standard";
import type { Header } from "../fetch/header-list.ts";
import type { WireRequest } from "../fetch/network.ts";
import { headerIn } from "./script-headers.ts";

/** Whether a browser asks with it for another request. */
export const isPreflight = ({ method, headers }: Pick<WireRequest, "method" | "headers">): boolean =>
  method === "OPTIONS" && headerIn(headers, "access-control-request-method") !== undefined;

/** A value for a name of which a preflight says no more; of Content-Type one that needs a preflight. */
const valueFor = (name: string): string => (name.toLowerCase() === "content-type" ? "application/json" : "not-shown");

const maxNames = 100;

/**
 * The request for which a preflight asks: its method, and its headers with invented values.
 * @returns `undefined` where it is no preflight
 * @example preflightedRequest("OPTIONS", [["Access-Control-Request-Method", "PUT"]])?.method // "PUT"
 */
export function preflightedRequest(
  method: string,
  headers: readonly Header[],
): { readonly method: string; readonly headers: readonly Header[] } | undefined {
  const asked = headerIn(headers, "access-control-request-method")?.trim();
  if (method !== "OPTIONS" || asked === undefined || !isToken(asked) || isForbiddenMethod(asked)) return undefined;
  const names = (headerIn(headers, "access-control-request-headers") ?? "").split(",", maxNames);
  return {
    method: asked,
    headers: names
      .map((name): Header => [name.trim(), valueFor(name.trim())])
      .filter((one) => isToken(one[0]) && !isForbiddenRequestHeader(...one)),
  };
}
