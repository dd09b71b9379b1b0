import { reasonOfProblemType, type ReasonCode } from "sallyport";
import { parseOrigin } from "sallyport/standard";
import { HeaderList } from "../../fetch/header-list.ts";
import { isProblem, problemTypeIn } from "../../fetch/problem-type.ts";
import type { EngineSpecifier } from "../../engines/engine-specifier.ts";
import type { Fix, HeaderFinding } from "../explanation.ts";
import { nothingKnown, type Facts } from "../attempt-facts.ts";
import { dangersNamed, fixesNamed } from "../fixes.ts";
import type { Redirect } from "../evidence/redirect.ts";
import { evidenceIn } from "../servers/evidence.ts";
import { withHost } from "../servers/host-evidence.ts";
import { headerTexts, type HeaderCode } from "./header-texts.ts";
import type { ParsedHead } from "./parse-headers.ts";

/** What is known besides the headers. */
export interface HeaderContext {
  /** The page's origin, that is, the Origin that was sent. */
  readonly page?: string;
  /** The engines whose cookies are looked at. Default: all that people use. */
  readonly engines?: readonly EngineSpecifier[];
  /** Whether that origin is invented, to test the server: nothing should be shared with it. */
  readonly unrelated?: boolean;
  /** Whether the request has credentials. */
  readonly credentials?: boolean;
  /** Whether it has a cookie or an Authorization header, where that is known. */
  readonly authenticated?: boolean;
  readonly url?: string;
  readonly method?: string;
  readonly status?: number;
  /** Whether it is the response to a preflight. */
  readonly preflight?: boolean;
  /** The method and the headers for which that preflight asks. */
  readonly asks?: { readonly method: string; readonly headers: readonly string[] };
  /** The response's body, where the headers are a list. */
  readonly body?: string;
}

/** Response headers with what the rules read. */
export interface HeaderView {
  readonly list: HeaderList;
  readonly context: HeaderContext;
  readonly status: number | undefined;
  /** What stands behind the headers. */
  readonly body: string;
  readonly allowedOrigin: string | undefined;
  /** Whether the response is for requests with credentials. */
  readonly credentialed: boolean;
  readonly facts: Facts;
}

/** The redirects of several heads; of the first URL only what the context has is known. */
function redirectsOf({ locations = [] }: ParsedHead, own: string | null, url: string | undefined): readonly Redirect[] {
  let from = url ?? "";
  return [...locations, ...(own === null ? [] : [own])].map((location) => {
    const to = URL.canParse(location, from) ? new URL(location, from).href : location;
    const redirect = { from, to };
    from = to;
    return redirect;
  });
}

/** The reason in the gate's problem document. */
function reasonIn({ body }: ParsedHead, status: number | undefined, list: HeaderList): ReasonCode | undefined {
  if (status === undefined || !isProblem(status, list.get("Content-Type"))) return undefined;
  return reasonOfProblemType(problemTypeIn(body) ?? "");
}

/** Field values without the whitespace around them (RFC 9110, 5.5). */
export function viewOf(parsed: ParsedHead, context: HeaderContext): HeaderView {
  const { headers } = parsed;
  const status = context.status ?? parsed.status;
  const list = new HeaderList(headers.map(([name, value]) => [name, value.trim()] as const));
  const allowedOrigin = list.get("Access-Control-Allow-Origin") ?? undefined;
  const redirects = status !== undefined && status >= 300 && status <= 399;
  const credentialed = list.get("Access-Control-Allow-Credentials") === "true" || context.credentials === true;
  const followed = redirectsOf(parsed, redirects ? list.get("Location") : null, context.url);
  return {
    list,
    context,
    status,
    body: parsed.body,
    allowedOrigin,
    credentialed,
    facts: {
      ...nothingKnown,
      page: pageOf(context, allowedOrigin),
      origin: context.page,
      url: context.url,
      method: context.method,
      credentials: credentialed,
      preflight: context.preflight === true,
      redirects: followed,
      location: redirects ? followed.at(-1)?.to : undefined,
      reason: reasonIn(parsed, status, list),
      shown: withHost(evidenceIn({ status, headers, body: parsed.body }), context.url),
      hidden: headers.map(([name]) => name),
    },
  };
}

/** Origins that pages have, as they are written in an Origin header. */
export const isOrigin = (text: string): boolean => parseOrigin(text) !== undefined && !/^(?:wss?|ftp):/.test(text);

/** The page that the response is for, where it may be granted anything; an invented origin may not. */
function pageOf({ page, unrelated }: HeaderContext, allowedOrigin: string | undefined): string | undefined {
  const named = allowedOrigin !== undefined && isOrigin(allowedOrigin) ? allowedOrigin : undefined;
  if (unrelated === true) return named === page ? undefined : named;
  if (page === undefined) return named;
  return page === "null" || isOrigin(page) ? page : undefined;
}

/** A finding in words; `fix` stands before what its code proposes. */
export function finding(
  { facts }: HeaderView,
  code: HeaderCode,
  header: string | undefined,
  values: readonly string[] = [],
  fix: readonly Fix[] = [],
): HeaderFinding {
  const { severity, text, brief, fixes, dangers } = headerTexts[code];
  const first = new Set(fix.map((one) => one.text));
  const all = [...fix, ...fixesNamed(fixes, facts).filter((one) => !first.has(one.text))];
  return {
    ...{ code, severity, header, text: text(...values) },
    ...(brief === undefined ? {} : { brief: brief(...values) }),
    ...{ fixes: all, dangers: dangersNamed(dangers) },
  };
}
