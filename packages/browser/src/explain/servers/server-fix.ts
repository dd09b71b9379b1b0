import type { ServerChange, ServerFix, ServerName } from "./server.ts";
import { servers } from "./servers.ts";

/**
 * A change in the language of a server.
 * @example serverFix("nginx", change).snippet // 'add_header Access-Control-Allow-Origin "https://app.example" always; …'
 */
export function serverFix(name: ServerName, change: ServerChange, evidence: readonly string[] = []): ServerFix {
  const { where, snippet, cannot, page } = servers[name];
  const written = snippet(change);
  return {
    server: name,
    evidence,
    where: written === undefined ? (cannot?.(change) ?? "") : where(change),
    snippet: written ?? null,
    page,
  };
}

/** Advice with each of its fixes written for a server that the user names. */
export function forServer<Advice extends { readonly fixes: readonly { readonly change?: ServerChange }[] }>(
  advice: Advice,
  name: ServerName,
): Advice {
  const fixes = advice.fixes.map((fix) =>
    fix.change === undefined ? fix : { ...fix, server: serverFix(name, fix.change) },
  );
  return { ...advice, fixes };
}

/** The lines of a snippet as one, for a short form; `⏎` is a line break that must stay. */
export const oneLine = ({ server, snippet }: ServerFix): string =>
  (snippet ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(servers[server].byLine === true ? " ⏎ " : " ");
