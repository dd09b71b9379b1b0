import type { Header } from "../../fetch/header-list.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import type { HeaderFinding } from "../explanation.ts";
import { finding, viewOf, type HeaderView } from "./header-view.ts";

/** A response: what of it says whom it is for. */
export interface ProbeResponse {
  readonly status: number;
  readonly headers: readonly Header[];
}

/** What a server answered to one request, sent again with other origins. */
export interface ProbeResponses {
  /** To the page's own request. */
  readonly own: ProbeResponse;
  /** To an invented origin that begins like the page's. */
  readonly similar?: { readonly origin: string; readonly response: ProbeResponse };
  /** To an invented origin that has nothing of the page's. */
  readonly unrelated?: { readonly origin: string; readonly response: ProbeResponse };
  /** To the origin `null`. */
  readonly opaque?: ProbeResponse;
  /** To no Origin at all. */
  readonly without?: ProbeResponse;
}

const header = "Access-Control-Allow-Origin";

const listOf = ({ headers }: ProbeResponse): HeaderList =>
  new HeaderList(headers.map(([name, value]) => [name, value.trim()] as const));

/** The origin that a response is shared with. */
export const allowedIn = (response: ProbeResponse): string | undefined => listOf(response).get(header) ?? undefined;

const withCredentials = (response: ProbeResponse): boolean =>
  listOf(response).get("Access-Control-Allow-Credentials") === "true";

const allows = (of: ProbeResponses["similar"]): boolean => of !== undefined && allowedIn(of.response) === of.origin;

function reflectionRules(view: HeaderView, { similar, unrelated, opaque }: ProbeResponses): readonly HeaderFinding[] {
  if (unrelated !== undefined && allows(unrelated)) {
    const code = withCredentials(unrelated.response) ? "reflected-credentials" : "reflected";
    return [finding(view, code, header, [unrelated.origin])];
  }
  if (similar !== undefined && allows(similar)) {
    const code = withCredentials(similar.response) ? "origin-prefix-credentials" : "origin-prefix";
    return [finding(view, code, header, [similar.origin])];
  }
  if (opaque === undefined || allowedIn(opaque) !== "null") return [];
  return [finding(view, withCredentials(opaque) ? "origin-null-credentials" : "origin-null", header)];
}

const listed = (response: ProbeResponse, name: string): readonly string[] =>
  (listOf(response).get(name) ?? "").split(",").map((one) => one.trim().toLowerCase());

const variesByOrigin = (response: ProbeResponse): boolean =>
  ["origin", "*"].some((name) => listed(response, "Vary").includes(name));

const isStored = (response: ProbeResponse): boolean => !listed(response, "Cache-Control").includes("no-store");

/** A cache may give one origin's response to another where the response depends on Origin and does not say so. */
function varyRules(view: HeaderView, { own, similar, without }: ProbeResponses): readonly HeaderFinding[] {
  const others = [similar?.response, without].filter((one) => one !== undefined);
  if (others.every((other) => allowedIn(other) === allowedIn(own))) return [];
  if (isStored(own) && !variesByOrigin(own)) return [finding(view, "vary-missing", "Vary", [allowedIn(own) ?? ""])];
  const isOpen = without?.status === own.status && isStored(without) && !variesByOrigin(without);
  return isOpen ? [finding(view, "vary-missing-without-origin", "Vary")] : [];
}

/**
 * What the responses to one request show, which was sent with the page's origin, and again with others.
 * @param page the page's origin
 * @returns findings, the gravest first; none of a server that compares origins and names Origin in `Vary`
 */
export function explainProbes(page: string, url: string, responses: ProbeResponses): readonly HeaderFinding[] {
  const { own } = responses;
  const parsed = { status: own.status, headers: own.headers, unreadable: [], isCut: false, body: "" };
  const view = viewOf(parsed, { page, url });
  return [...reflectionRules(view, responses), ...varyRules(view, responses)];
}
