import type { Case, EmbedAction, HeaderList, Place, Route, ScriptedResponse } from "./case.ts";
import { bodyFor } from "./element-bodies.ts";
import { securePage } from "./row.ts";

export type Kind = EmbedAction["as"];

interface ElementRow {
  readonly desc: string;
  readonly as: Kind;
  readonly to?: string;
  readonly part?: Partial<Omit<EmbedAction, "kind" | "as" | "to">>;
  readonly page?: Place;
  readonly visits?: readonly string[];
  readonly routes?: Readonly<Record<string, Route>>;
  readonly status?: number;
  /** Instead of the kind's own. */
  readonly type?: string;
  readonly content?: Pick<ScriptedResponse, "body" | "bytes">;
  readonly headers?: HeaderList;
}

export const own = "https://a.localhost/r";
export const sibling = "https://x.a.localhost/r";
export const other = "https://b.localhost/r";

/** What allows a page at `https://a.localhost` everything. */
export const allowed: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
];

/** One thing that `https://a.localhost` embeds from another site, which responds with what fits. */
export function elementCase(row: ElementRow): Case {
  const { desc, as, to = other, part = {}, page = securePage, visits, headers = [], status = 200 } = row;
  const fits = bodyFor[as];
  const type = row.type ?? fits.type;
  const actual = { status, headers: [["content-type", type], ...headers], ...(row.content ?? fits.content) } as const;
  return {
    desc: `element: ${as} ${desc}`,
    page,
    ...(visits && { visits }),
    routes: { "/r": { actual }, ...row.routes },
    actions: [{ kind: "embed", as, to, ...part }],
  };
}

/** Kinds whose elements have the attribute `crossorigin`. */
export const withAttribute: readonly Kind[] = [
  "image",
  "script",
  "module",
  "style",
  "audio",
  "video",
  "track",
  "preload",
];

export const kinds: readonly Kind[] = [...withAttribute, "import", "style-import", "font", "object", "embed"];

export const crossorigins = [undefined, "anonymous", "use-credentials"] as const;
