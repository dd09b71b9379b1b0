import type { Server, ServerChange, ServerFix, ServerName } from "./server.ts";
import { servers } from "./servers.ts";

const noPart: Pick<Server, "where" | "snippet" | "page"> = { where: () => "", snippet: () => undefined, page: "" };

/** Whether a server has a part in a change. */
export const takesPart = (name: ServerName, { unauthorized }: ServerChange): boolean =>
  unauthorized === undefined || servers[name].unauthorized !== undefined;

/**
 * A change in the language of a server.
 * @example serverFix("nginx", change).snippet // 'add_header Access-Control-Allow-Origin "https://app.example" always; …'
 */
export function serverFix(name: ServerName, change: ServerChange, evidence: readonly string[] = []): ServerFix {
  const { cannot, unauthorized } = servers[name];
  const { where, snippet, page } = change.unauthorized === undefined ? servers[name] : (unauthorized ?? noPart);
  const written = snippet(change);
  return {
    server: name,
    evidence,
    where: written === undefined ? (cannot?.(change) ?? "") : where(change),
    snippet: written ?? null,
    page,
  };
}

/** Advice with each of its fixes written for a server that the user names, and for no other one. */
export function forServer<
  Advice extends { readonly fixes: readonly { readonly change?: ServerChange; readonly server?: ServerFix }[] },
>(advice: Advice, name: ServerName): Advice {
  const fixes = advice.fixes.map((fix) => {
    if (fix.change === undefined) return fix;
    if (takesPart(name, fix.change)) return { ...fix, server: serverFix(name, fix.change) };
    return Object.fromEntries(Object.entries(fix).filter(([key]) => key !== "server"));
  });
  return { ...advice, fixes };
}

const isComment = (line: string): boolean => /^(?:#|\/\/)/.test(line);

/** The lines of a snippet as one, for a short form; `⏎` is a line break that must stay: a comment would hide the rest. */
export function oneLine({ server, snippet }: ServerFix): string {
  const all = (snippet ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return all.join(servers[server].byLine === true || all.some(isComment) ? " ⏎ " : " ");
}
