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

const utf8 = new TextDecoder("utf-8", { fatal: true });

const fromHexadecimal = (byte: string): number => Number.parseInt(byte, 16);

/** Percent-decodes once; what is no escape, and what is no UTF-8, stays as it is and is told. */
function percentDecode(text: string): { text: string; broken: boolean } {
  if (!text.includes("%")) return { text, broken: false };
  let invalid = 0;
  const decoded = text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return utf8.decode(Uint8Array.from(run.slice(1).split("%"), fromHexadecimal));
    } catch {
      invalid++;
      return run;
    }
  });
  return { text: decoded, broken: invalid > 0 || /%(?![0-9A-Fa-f]{2})/.test(text) };
}

function removeDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}`;
}

/**
 * Folds one path as the laxest router would: percent-encoding, case, doubled and trailing slashes, dot segments,
 * backslashes, and what follows `;` or a control byte's removal.
 */
function fold(decoded: string): string {
  // The URL parser drops tab and line breaks, some servers drop all of these.
  const cleaned = decoded.replace(controls, "").replace(/\\/g, "/");
  const semicolon = cleaned.indexOf(";");
  return removeDotSegments(semicolon < 0 ? cleaned : cleaned.slice(0, semicolon)).toLowerCase();
}

/**
 * What routers may make of a path: they fold case, slashes, escapes and dot segments, each in its own way.
 * @param path the path as sent, without query
 * @returns the folded paths, and whether the path is one that a cross-origin request must not use
 */
export function foldPath(path: string): FoldedPath {
  if (path === "/" || plain.test(path)) return { paths: [path], ambiguous: false };
  const fragment = path.indexOf("#");
  const decoded = percentDecode(fragment < 0 ? path : path.slice(0, fragment));
  // Servers that resolve the target against a base take a leading `//name` for an authority.
  const authority = /^[/\\]{2,}[^/\\]*/.exec(decoded.text);
  const paths = [fold(decoded.text)];
  if (authority !== null) paths.push(fold(decoded.text.slice(authority[0].length)));
  const ambiguous =
    decoded.broken ||
    authority !== null ||
    !printable.test(path) ||
    /%2f|%5c|%00/i.test(path) ||
    decoded.text.search(controls) >= 0;
  return { paths: [...new Set(paths)], ambiguous };
}
