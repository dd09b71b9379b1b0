/** A text is the same in an expression but for its dots. */
const unescaped = (text: string): string => text.replaceAll("\\.", ".").replaceAll("\\/", "/").toLowerCase();

/** An expression with a choice at its top, or with a group that isn't one, has no plain beginning or end. */
const isPlain = (expression: string): boolean => !expression.includes("|") && !expression.includes("(?");

/** `^/api/v[0-9]`: the text with which all begin that an expression matches; empty where that isn't plain. */
function beginningOf(expression: string): string {
  const [, text = "", next = ""] = /^\^((?:[\w/:-]|\\[./]){1,500})([\s\S]?)/.exec(expression) ?? [];
  if (!isPlain(expression)) return "";
  return unescaped(/[?*{+]/.test(next) ? text.slice(0, -1).replace(/\\$/, "") : text);
}

/** `.*\.example\.com$`: the text with which all end; empty where that isn't plain. */
function endOf(expression: string): string {
  const [, escape = "", text = ""] = /(\\?)((?:[A-Za-z0-9-]|\\\.)+)\$$/.exec(expression.slice(-500)) ?? [];
  // `\d` is no letter.
  return isPlain(expression) ? unescaped(escape === "" ? text : text.slice(1)) : "";
}

const maxNames = 50;

/** `^https://(?:app|admin)\.example$`: the names, where an expression says no more than a list does. */
export function namesIn(expression: string): readonly string[] | undefined {
  const [, before = "", list = "", after = ""] =
    /^\^((?:[\w/:-]|\\[./-])*)(?:\((?:\?:)?((?:[\w/:|-]|\\[./-])+)\))?((?:[\w/:-]|\\[./-])*)\$$/.exec(
      expression.slice(0, 2000),
    ) ?? [];
  const all = list.split("|");
  if (`${before}${list}${after}` === "" || all.length > maxNames) return undefined;
  return all.map((one) => `${before}${one}${after}`.replaceAll(/\\(.)/g, "$1"));
}

/** Whether an expression may match a text; it isn't run, and only what is plain in it counts. */
export const mayMatch = (expression: string, text: string): boolean =>
  text.toLowerCase().startsWith(beginningOf(expression)) && text.toLowerCase().endsWith(endOf(expression));
