/** The styles in use: parameters of Select Graphic Rendition (ECMA-48, 8.3.117). None of them hides text. */
export const styles = {
  bold: 1,
  dim: 2,
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  cyan: 36,
} as const;

export type Style = keyof typeof styles;

const reset = 0;

/** A text in a style. Styles don't nest: the end of one ends all. */
export const paint = (style: Style, text: string): string => `\x1b[${styles[style]}m${text}\x1b[${reset}m`;

const painted = new RegExp(String.raw`\x1b\[(?:${[reset, ...Object.values(styles)].join("|")})m`, "g");

/** Changes a text, but for the sequences that `paint` writes. */
export function changeUnpainted(text: string, change: (part: string) => string): string {
  const sequences = text.match(painted) ?? [];
  return text
    .split(painted)
    .map((part, index) => change(part) + (sequences[index] ?? ""))
    .join("");
}

/** Whether to paint: for a person's terminal unless NO_COLOR is set (https://no-color.org), and where FORCE_COLOR is. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean {
  if ((env.NO_COLOR ?? "") !== "") return false;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  return forced || (isTTY && env.TERM !== "dumb");
}

/** A painter for each style. */
export type Colours = Readonly<Record<Style, (text: string) => string>>;

/** The painters, or ones that return their text as it is where there is no colour. */
export const coloursIf = (enabled: boolean): Colours =>
  Object.fromEntries(
    (Object.keys(styles) as Style[]).map((style) => [style, (text: string) => (enabled ? paint(style, text) : text)]),
  ) as Record<Style, (text: string) => string>;
