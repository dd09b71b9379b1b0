import type { CauseName } from "../../../src/explain/cause-texts.ts";
import type { FixName } from "../../../src/explain/fix-texts.ts";
import type { Header } from "../../../src/fetch/header-list.ts";

/** A response of a server: status and headers. */
export type Answer = readonly [status: number, headers?: readonly Header[]];

/** What a server does, in the forms in which people have it, and what must be said. */
export interface VerdictCase {
  readonly desc: string;
  /** From https://app.test to this URL. */
  readonly url: string;
  readonly method?: string;
  /** The responses by URL; a preflight's has `OPTIONS ` before it, or else it is allowed. */
  readonly server: Readonly<Record<string, Answer>>;
  /** What a console says of it, where it shows the cause. */
  readonly message?: string;
  /** The one form in which it is possible, where not all are. */
  readonly only?: "message";
  readonly cause: CauseName;
  readonly fix: FixName;
  /** Words that the explanation must not have. */
  readonly not?: readonly string[];
}

export const page = "https://app.test";

export const api = "https://api.test";

export const shared: readonly Header[] = [
  ["Access-Control-Allow-Origin", page],
  ["Vary", "Origin"],
];

/** The line of Chromium's console for a response without Access-Control-Allow-Origin. */
export const missing = (url: string, from?: string, origin: string = page): string =>
  `Access to fetch at '${url}'${from === undefined ? "" : ` (redirected from '${from}')`} from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
