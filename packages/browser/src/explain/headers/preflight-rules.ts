import { isCorsSafelistedMethod } from "sallyport/standard";
import { extractTokens } from "../../fetch/extract-header-list-values.ts";
import type { HeaderFinding } from "../explanation.ts";
import { finding, type HeaderView } from "./header-view.ts";

type ListName = "Access-Control-Allow-Methods" | "Access-Control-Allow-Headers";

/** Whether a list has a name; `*` has every name, but for requests with credentials. */
function lists({ list, context }: HeaderView, name: ListName, wanted: string): boolean {
  const tokens = extractTokens(name, list);
  // What can't be read has a finding of its own.
  if (tokens === "failure") return true;
  const known = tokens ?? [];
  if (known.includes("*") && context.credentials !== true) return true;
  return name === "Access-Control-Allow-Methods"
    ? known.includes(wanted)
    : known.some((one) => one.toLowerCase() === wanted.toLowerCase());
}

function methodRule(view: HeaderView, method: string): readonly HeaderFinding[] {
  const name = "Access-Control-Allow-Methods";
  if (isCorsSafelistedMethod(method) || lists(view, name, method)) return [];
  const facts = { ...view.facts, code: "preflight-method" as const, method, value: method };
  return [finding({ ...view, facts }, "method-unlisted", name, [method])];
}

function headerRule(view: HeaderView, names: readonly string[]): readonly HeaderFinding[] {
  const list = "Access-Control-Allow-Headers";
  const missing = names.filter((name) => !lists(view, list, name));
  const [first] = missing;
  if (first === undefined) return [];
  const facts = { ...view.facts, code: "preflight-header" as const, value: first, headers: missing };
  return [finding({ ...view, facts }, "header-unlisted", list, missing)];
}

/** What a preflight asks for, and what its response allows (https://fetch.spec.whatwg.org/#cors-preflight-fetch, step 7). */
export function preflightRules(view: HeaderView): readonly HeaderFinding[] {
  const { asks } = view.context;
  const { status = 200, allowedOrigin } = view;
  if (asks === undefined || status < 200 || status > 299 || allowedOrigin === undefined) return [];
  return [...methodRule(view, asks.method), ...headerRule(view, asks.headers)];
}
