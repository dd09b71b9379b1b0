const key = "[a-z*][a-z\\d_.*-]*";
const bareItem = [
  '"(?:[ !#-[\\]-~]|\\\\["\\\\])*"',
  "[A-Za-z*][!#$%&'*+.^_`|~:/\\dA-Za-z-]*",
  "-?(?:\\d{1,12}\\.\\d{1,3}|\\d{1,15})(?![\\d.])",
  ":[A-Za-z\\d+/]*={0,2}:",
  "\\?[01]",
].join("|");
const parameters = `(?:; *${key}(?:=(?:${bareItem}))?)*`;
const item = `(?:${bareItem})${parameters}`;
const innerList = `\\((?: *${item}(?: +${item})*)? *\\)`;
const member = new RegExp(
  `(${key})(?:=(?:(${innerList})|(${bareItem})))?${parameters}[ \\t]*(?:(,)[ \\t]*(?!$)|$)`,
  "y",
);
const entry = new RegExp(`(${bareItem})${parameters}`, "g");

/** A member's values as they are written: a string with its quotes. One without a value is true, `?1`. */
type StructuredDictionary = ReadonlyMap<string, readonly string[]>;

/**
 * A structured field that is a dictionary; `undefined` where any of it is malformed, which leaves nothing of the field.
 *
 * https://www.rfc-editor.org/rfc/rfc8941#name-parsing-a-dictionary
 */
export function parseDictionary(field: string): StructuredDictionary | undefined {
  const text = field.replace(/^ +/, "");
  const members = new Map<string, readonly string[]>();
  for (let at = 0; at < text.length; at = member.lastIndex) {
    member.lastIndex = at;
    const [, name, list, single = "?1"] = member.exec(text) ?? [];
    if (name === undefined) return undefined;
    // Of several the last one counts, and it stands where it is.
    members.delete(name);
    members.set(
      name,
      list === undefined ? [single] : Array.from(list.slice(1, -1).matchAll(entry), ([, one = ""]) => one),
    );
  }
  return members;
}

/** The text of a string, and nothing of any other value. */
export const stringOf = (value: string): string | undefined =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : undefined;
