import { addressOf, siteFile, sources, titleOf } from "./pages.ts";

/** The kinds of codes, each with a folder of pages. */
export const codeKinds = {
  explanations: "What a browser did",
  problems: "Problem of a policy",
  lints: "Lint of a policy",
  reasons: "Reason for a decision",
  findings: "Finding about a response",
} as const;

export type CodeKind = keyof typeof codeKinds;

/** A page of a code. */
export interface CodePage {
  readonly code: string;
  readonly kind: CodeKind;
  readonly address: string;
}

const isKind = (name: string | undefined): name is CodeKind => name !== undefined && name in codeKinds;

/** The page of each code. The explanations and the reasons have some codes in common. */
export const codePages: readonly CodePage[] = sources.flatMap((path) => {
  const [, kind, file] = /^docs\/([a-z]+)\/([a-z0-9-]+)\.md$/.exec(path) ?? [];
  const address = siteFile(path);
  if (!isKind(kind) || file === undefined || address === undefined) return [];
  return [{ code: file, kind, address: addressOf(address) }];
});

/** The pages by their code: most codes have one. */
export function pagesByCode(): ReadonlyMap<string, readonly CodePage[]> {
  const found = new Map<string, CodePage[]>();
  for (const page of codePages) found.set(page.code, [...(found.get(page.code) ?? []), page]);
  return found;
}

/** A page's title in a list: a code, or its heading. */
export const listTitle = (path: string): string => titleOf(path).replaceAll("`", "");
