/** How far around a message its URL and origin are looked for. */
const reach = 4096;

/** What stands between two words after `from`; `undefined` where it does not. */
function between(folded: string, flat: string, start: string, end: string): string | undefined {
  const from = folded.indexOf(start);
  if (from === -1) return undefined;
  const to = folded.indexOf(end, from + start.length);
  return to === -1 ? undefined : flat.slice(from + start.length, to);
}

interface Surroundings {
  /** Where the message begins, with what stands before its reason. */
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string>>;
}

const known = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** `Access to fetch at 'U' (redirected from 'F') from origin 'O' has been blocked by CORS policy: ` */
function beforeChromium(folded: string, flat: string, from: number, to: number): Surroundings {
  const at = folded.slice(from, to).lastIndexOf("access to ");
  if (at === -1) return { start: to, end: to, values: {} };
  const start = from + at;
  const [lower, text] = [folded.slice(start, to), flat.slice(start, to)];
  return {
    start,
    end: to,
    values: known({
      kind: between(lower, text, "access to ", " at '"),
      url: between(lower, text, " at '", "' "),
      redirectedFrom: between(lower, text, "(redirected from '", "')"),
      origin: between(lower, text, " from origin '", "' has been blocked"),
    }),
  };
}

const firefoxWords = "disallows reading the remote resource at ";

function beforeFirefox(folded: string, flat: string, from: number, to: number): Surroundings {
  const at = folded.slice(from, to).lastIndexOf(firefoxWords);
  if (at === -1) return { start: to, end: to, values: {} };
  const start = from + at;
  const url = flat.slice(start + firefoxWords.length, to).trim();
  const words = folded.slice(from, start).lastIndexOf("cross-origin request blocked");
  return {
    start: words === -1 ? start : from + words,
    end: to,
    values: { url: url.replace(/^['‘’]|['‘’]?\.?$/g, "") },
  };
}

/** What stands before a reason, no further back than `floor`, where the message before it ends. */
export function before(engine: string, folded: string, flat: string, floor: number, to: number): Surroundings {
  const from = Math.max(floor, to - reach);
  if (engine === "chromium") return beforeChromium(folded, flat, from, to);
  if (engine === "firefox") return beforeFirefox(folded, flat, from, to);
  return { start: to, end: to, values: {} };
}

/** A status that stands right behind a reason. */
export function statusBehind(folded: string, end: number): { readonly end: number; readonly status?: string } {
  const found = /^[).\s]*status code: ([0-9]{3})\b\.?/.exec(folded.slice(end, end + 40));
  return found === null ? { end } : { end: end + found[0].length, status: found[1] ?? "" };
}
