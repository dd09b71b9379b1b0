/** What a request's path may mean to a router, beside what it says. */
export interface FoldedPath {
  /** The paths that the laxest routers could take it for: at least one. */
  readonly paths: readonly string[];
  /** It cannot be read in one way only: encoded slash or NUL, backslash, broken escapes, a fragment, control bytes. */
  readonly ambiguous: boolean;
}

/** Already what folding would make of it: lower case, no escapes, no empty or dot segments, no trailing slash. */
const plain = /^(?:\/(?![.]{1,2}(?:\/|$))[a-z0-9\-._~!$&'()*+,=:@]+)+$/;

/** Printable ASCII without backslash and `#`; a router may cut, strip or convert the rest. */
const printable = /^[!"$-[\]-~]*$/;

const controls = /\p{Cc}/gu;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const fromHexadecimal = (byte: string): number => Number.parseInt(byte, 16);

/** Decodes each run of escapes for itself; one that is no UTF-8 stays as it is. */
const decodeRuns = (text: string): string =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return utf8.decode(Uint8Array.from(run.slice(1).split("%"), fromHexadecimal));
    } catch {
      return run;
    }
  });

/** Percent-decodes once; what is no escape, and what is no UTF-8, stays as it is and is told. */
function percentDecode(text: string): { text: string; broken: boolean } {
  if (!text.includes("%")) return { text, broken: false };
  try {
    return { text: decodeURIComponent(text), broken: false };
  } catch {
    return { text: decodeRuns(text), broken: true };
  }
}

/** Resolves dot segments; `collapse` drops empty segments first, as some servers do and the URL standard does not. */
function removeDotSegments(path: string, collapse: boolean): string {
  const kept: string[] = [];
  for (const segment of path.split("/").slice(1)) {
    if (segment === "..") kept.pop();
    else if (segment !== "." && !(collapse && segment === "")) kept.push(segment);
  }
  return `/${kept.join("/")}`;
}

/** Doubled and trailing slashes gone, in lower case. */
const tidy = (path: string): string =>
  `/${path
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`.toLowerCase();

/** No router's separator. */
const letter = "\uFFFD";

/** A backslash, an escaped slash and an escaped backslash are separators to some and letters to others, each on its own. */
const unsure: readonly RegExp[] = [/\\/g, /%2f/gi, /%5c/gi];

function separated(path: string): readonly string[] {
  if (!/\\|%2f|%5c/i.test(path)) return [path];
  return unsure.reduce<readonly string[]>(
    (spellings, sign) => [...new Set(spellings.flatMap((one) => ["/", letter].map((to) => one.replace(sign, to))))],
    [path],
  );
}

/** What may stand for the path of a decoded text: all of it, without matrix parameters, up to a `;`, `?` or `#`. */
function cuts(text: string): readonly string[] {
  const found = [text];
  if (text.includes(";")) found.push(text.replace(/;[^/]*/g, ""));
  for (const mark of [";", "?", "#"]) {
    const at = text.indexOf(mark);
    if (at >= 0) found.push(text.slice(0, at));
  }
  return found;
}

/** The readings of a decoded text: routers that resolve dot segments in two ways, and those that do not. */
const readings = (decoded: string): readonly string[] => {
  // The URL parser drops tab and line breaks, some servers drop all of these.
  const cleaned = decoded.replace(controls, "");
  return cuts(cleaned).flatMap((text) =>
    /\/\.{1,2}(?:\/|$)/.test(text)
      ? [tidy(removeDotSegments(text, true)), tidy(removeDotSegments(text, false)), tidy(text)]
      : [tidy(text)],
  );
};

/**
 * What routers may make of a path: they fold case, slashes, escapes and dot segments, each in its own way.
 * @param path the path as sent, without query
 * @returns the folded paths, and whether the path is one that a cross-origin request must not use
 */
export function foldPath(path: string): FoldedPath {
  if (path === "/" || plain.test(path)) return { paths: [path], ambiguous: false };
  const fragment = path.indexOf("#");
  const paths: string[] = [];
  let ambiguous = !printable.test(path) || /%2f|%5c|%00/i.test(path);
  for (const spelling of separated(fragment < 0 ? path : path.slice(0, fragment))) {
    const { text, broken } = percentDecode(spelling);
    // Servers that resolve the target against a base take a leading `//name` for an authority.
    const authority = /^\/{2,}[^/]*/.exec(text);
    paths.push(...readings(text));
    if (authority !== null) paths.push(...readings(text.slice(authority[0].length)));
    ambiguous ||= broken || authority !== null || text.search(controls) >= 0;
  }
  return { paths: [...new Set(paths)], ambiguous };
}
