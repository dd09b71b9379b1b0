/** The one known way in which two URLs or origins differ. */
type Difference = "slash" | "case" | "no-scheme" | "default-port" | "path" | "scheme" | "port" | "www";

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const withoutWww = (host: string): string => host.replace(/^www\./, "");

/** `a` and `b` are as short as `differenceOf` got them: a query or a path that both have does not count. */
function differenceOfUrls(a: URL, b: URL): Difference | undefined {
  const rest = ({ pathname, search }: URL): string => pathname + search;
  if (rest(a) !== rest(b)) return undefined;
  const differs = {
    scheme: a.protocol !== b.protocol,
    port: a.port !== b.port,
    www: a.hostname !== b.hostname,
  };
  const [only, ...more] = Object.entries(differs).flatMap(([name, is]) => (is ? [name as keyof typeof differs] : []));
  if (only === undefined || more.length > 0) return undefined;
  return only === "www" && withoutWww(a.hostname) !== withoutWww(b.hostname) ? undefined : only;
}

/**
 * How what was written differs from what was expected, where it differs in one known way.
 * @param expected as browsers write it
 */
export function differenceOf(written: string, expected: string): Difference | undefined {
  if (written === expected) return undefined;
  if (written === `${expected}/` || `${written}/` === expected) return "slash";
  if (written.toLowerCase() === expected.toLowerCase()) return "case";
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/s.exec(expected) ?? [];
  if (scheme !== "" && written === rest) return "no-scheme";
  const [a, b] = [parsed(written), parsed(expected)];
  if (a === undefined || b === undefined || !/^https?:$/.test(a.protocol)) return undefined;
  if (a.href === b.href) return "default-port";
  return a.origin === expected ? "path" : differenceOfUrls(a, b);
}
