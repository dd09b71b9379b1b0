import type { CauseName } from "../cause-texts.ts";

interface From {
  readonly from: string;
  readonly to: string;
}

const withoutWww = (host: string): string => host.replace(/^www\./, "");
const withoutSlash = (path: string): string => path.replace(/\/$/, "");

/** A query may be lost or added on the way; what matters is where the request belongs. */
const isSame = (a: URL, b: URL): boolean =>
  withoutWww(a.hostname) === withoutWww(b.hostname) &&
  withoutSlash(a.pathname) === withoutSlash(b.pathname) &&
  // A server that speaks both has a port for each.
  (a.port === b.port || a.protocol !== b.protocol);

/** What a redirect mends in a URL, where it leads to the same resource: the slash at its end, its scheme, `www.`. */
export function canonicalCause({ from, to }: From): CauseName | undefined {
  if (!URL.canParse(from) || !URL.canParse(to)) return undefined;
  const [a, b] = [new URL(from), new URL(to)];
  if (!isSame(a, b)) return undefined;
  if (a.protocol === "https:" && b.protocol === "http:") return "url-insecure";
  const differences = [
    ...(a.pathname === b.pathname ? [] : ["url-slash" as const]),
    ...(a.protocol === b.protocol ? [] : ["url-scheme" as const]),
    ...(a.hostname === b.hostname ? [] : ["url-www" as const]),
  ];
  return differences.length > 1 ? "slash-redirect" : differences[0];
}
