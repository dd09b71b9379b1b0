import { parseOrigin } from "sallyport/standard";
import type { Header } from "../../fetch/header-list.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import type { Fix, HeaderFinding } from "../explanation.ts";
import { nothingKnown, type Facts } from "../facts.ts";
import { dangersNamed, fixesNamed } from "../fixes.ts";
import { headerTexts, type HeaderCode } from "./header-texts.ts";

/** What is known beside the head itself. */
export interface HeaderContext {
  /** The page's origin, that is, the Origin that was sent. */
  readonly page?: string;
  /** Whether that origin was made up to see what the server does: nothing should be shared with it. */
  readonly unrelated?: boolean;
  /** Whether the page asks with credentials. */
  readonly credentials?: boolean;
  readonly url?: string;
  readonly method?: string;
  readonly status?: number;
  /** Whether it is the answer to a preflight. */
  readonly preflight?: boolean;
}

/** A head with what the rules ask of it. */
export interface HeaderView {
  readonly list: HeaderList;
  readonly context: HeaderContext;
  readonly status: number | undefined;
  readonly allowedOrigin: string | undefined;
  /** Whether it is meant for requests with credentials. */
  readonly credentialed: boolean;
  readonly facts: Facts;
}

/** Field values without the whitespace that HTTP drops. */
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

/** The page that the answer is for, as far as it is one to grant anything to; an origin that was made up is none. */
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
