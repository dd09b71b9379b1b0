import { parseOrigin } from "sallyport/standard";
import type { Header } from "../../fetch/header-list.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import type { Fix, HeaderFinding } from "../explanation.ts";
import { nothingKnown, type Facts } from "../attempt-facts.ts";
import { dangersNamed, fixesNamed } from "../fixes.ts";
import { headerTexts, type HeaderCode } from "./header-texts.ts";

/** What is known besides the headers. */
export interface HeaderContext {
  /** The page's origin, that is, the Origin that was sent. */
  readonly page?: string;
  /** Whether that origin is invented, to test the server: nothing should be shared with it. */
  readonly unrelated?: boolean;
  /** Whether the request has credentials. */
  readonly credentials?: boolean;
  readonly url?: string;
  readonly method?: string;
  readonly status?: number;
  /** Whether it is the response to a preflight. */
  readonly preflight?: boolean;
}

/** Response headers with what the rules read. */
export interface HeaderView {
  readonly list: HeaderList;
  readonly context: HeaderContext;
  readonly status: number | undefined;
  readonly allowedOrigin: string | undefined;
  /** Whether the response is for requests with credentials. */
  readonly credentialed: boolean;
  readonly facts: Facts;
}

/** Field values without the whitespace around them (RFC 9110, 5.5). */
export function viewOf(headers: readonly Header[], status: number | undefined, context: HeaderContext): HeaderView {
  const list = new HeaderList(headers.map(([name, value]) => [name, value.trim()] as const));
  const allowedOrigin = list.get("Access-Control-Allow-Origin") ?? undefined;
  const credentialed = list.get("Access-Control-Allow-Credentials") === "true" || context.credentials === true;
  return {
    list,
    context,
    status: context.status ?? status,
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
  const { severity, text, fixes, dangers } = headerTexts[code];
  const all = [...fix, ...fixesNamed(fixes, facts)];
  return { code, severity, header, text: text(...values), fixes: all, dangers: dangersNamed(dangers) };
}
