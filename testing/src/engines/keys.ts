/** A key, and those that are held while it is pressed. */
interface Keys {
  readonly held: readonly string[];
  readonly pressed: string;
}

/** `Shift+ArrowDown` as its keys; `+` alone is a key. */
export function keysOf(key: string): Keys {
  const names = key.split(/(?<=.)\+/);
  return { held: names.slice(0, -1), pressed: names.at(-1) ?? key };
}

/** https://www.w3.org/TR/webdriver2/#keyboard-actions: the code points of keys that have no character. */
const codePoints: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** A key as WebDriver presses it. */
export function keyActions(key: string): readonly object[] {
  const { held, pressed } = keysOf(key);
  const values = [...held, pressed].map((name) => codePoints[name] ?? name);
  return [
    ...values.map((value) => ({ type: "keyDown", value })),
    ...values.toReversed().map((value) => ({ type: "keyUp", value })),
  ];
}
