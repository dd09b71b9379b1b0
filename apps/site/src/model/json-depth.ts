/** Deeper than any log: of its parts, stacks of scripts nest most. */
const deepest = 1000;

const codes = { quote: 0x22, backslash: 0x5c, openList: 0x5b, closeList: 0x5d, open: 0x7b, close: 0x7d } as const;

/** Where a string ends that begins at a place. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json.charCodeAt(before - 1) === codes.backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return json.length;
}

/** Whether a text of JSON nests too deep to be parsed: for 50 MB of brackets, V8's parser takes memory until the tab ends. */
export function jsonNestsTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === codes.quote) at = endOfString(json, at);
    else if (code === codes.openList || code === codes.open) depth++;
    else if (code === codes.closeList || code === codes.close) depth--;
    if (depth > deepest) return true;
  }
  return false;
}
