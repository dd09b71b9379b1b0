const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Splits at a sign outside quoted strings; `undefined` where a quote stays open. */
function splitUnquoted(text: string, sign: string): readonly string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === "\\") at++;
    else if (character === '"') quoted = !quoted;
    else if (character === sign && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return quoted ? undefined : [...parts, text.slice(start)];
}

function unquote(value: string): string | undefined {
  if (!value.startsWith('"')) return TOKEN.test(value) ? value : undefined;
  return value.length > 1 && value.endsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, "$1") : undefined;
}

/**
 * The host that a Forwarded field names. Only one element with one `host` counts: a second element was written by a
 * further proxy, or by the client.
 *
 * https://www.rfc-editor.org/rfc/rfc7239.html#section-4
 */
export function forwardedHost(value: string): string | undefined {
  const elements = splitUnquoted(value, ",");
  if (elements?.length !== 1) return undefined;
  const pairs = splitUnquoted(value, ";") ?? [];
  const hosts: (string | undefined)[] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    if (equals < 0) return undefined;
    // Space beside `=` is an error, which another parser may take for another name or value.
    const [name, value] = [pair.slice(0, equals).trimStart(), pair.slice(equals + 1).trimEnd()];
    if (/^host\s*$/i.test(name)) hosts.push(name.length === 4 ? unquote(value) : undefined);
  }
  return hosts.length === 1 ? hosts[0] : undefined;
}
