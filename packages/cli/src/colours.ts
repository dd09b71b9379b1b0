import { paint, styles, wantsColour, type Style } from "@sallyport/browser/text";
import type { Terminal } from "./terminal.ts";

/** Paints a text, or returns it as it is where there is no colour. */
export interface Colours extends Readonly<Record<Style, (text: string) => string>> {
  readonly enabled: boolean;
}

export function coloursFor({ env, isTTY }: Terminal): Colours {
  const enabled = wantsColour(env, isTTY);
  const painters = (Object.keys(styles) as Style[]).map((style) => [
    style,
    (text: string): string => (enabled ? paint(style, text) : text),
  ]);
  return { ...(Object.fromEntries(painters) as Record<Style, (text: string) => string>), enabled };
}
