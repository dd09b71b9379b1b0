import type { Header } from "../../fetch/header-list.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import type { Fix, HeadFinding } from "../explanation.ts";
import { nothingKnown, type Facts } from "../facts.ts";
import { dangersNamed, fixesNamed } from "../fixes.ts";
import { headTexts } from "../messages.ts";
import type { HeadCode } from "../names.ts";

/** What is known beside the head itself. */
export interface HeadContext {
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
export interface HeadView {
  readonly list: HeaderList;
  readonly context: HeadContext;
  readonly status: number | undefined;
  readonly allowedOrigin: string | undefined;
  /** Whether it is meant for requests with credentials. */
  readonly credentialed: boolean;
  readonly facts: Facts;
}

/** Field values without the whitespace that HTTP drops. */
export function viewOf(headers: readonly Header[], status: number | undefined, context: HeadContext): HeadView {
  const list = new HeaderList(headers.map(([name, value]) => [name, value.trim()] as const));
  const allowedOrigin = list.get("Access-Control-Allow-Origin") ?? undefined;
  const credentialed = list.get("Access-Control-Allow-Credentials") === "true" || context.credentials === true;
  const named = allowedOrigin === "*" ? undefined : allowedOrigin;
  return {
    list,
    context,
    status: context.status ?? status,
    allowedOrigin,
    credentialed,
    facts: {
      ...nothingKnown,
      page: context.page ?? (named !== undefined && isOrigin(named) ? named : undefined),
      origin: context.page,
      url: context.url,
      method: context.method,
      credentials: credentialed,
      preflight: context.preflight === true,
      hidden: headers.map(([name]) => name),
    },
  };
}

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** A finding in words; `fix` stands before what its code proposes. */
export function finding(
  { facts }: HeadView,
  code: HeadCode,
  header: string | undefined,
  values: readonly string[] = [],
  fix: readonly Fix[] = [],
): HeadFinding {
  const { severity, text, fixes, dangers } = headTexts[code];
  const all = [...fix, ...fixesNamed(fixes, facts)];
  return { code, severity, header, text: text(...values), fixes: all, dangers: dangersNamed(dangers) };
}
