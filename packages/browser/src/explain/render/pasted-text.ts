import { coloursIf, type Style } from "../../text/sgr.ts";
import { hang } from "../../text/wrap.ts";
import type { HeaderFinding, MessageReading } from "../explanation.ts";
import { adviceLines, causeLines, section, type TextOptions } from "./explanation-text.ts";
import { renderTexts as words } from "./render-texts.ts";

/** A console message's explanation, for a terminal of 80 columns. */
export function readingText(reading: MessageReading, { colour = false }: TextOptions = {}): string {
  const colours = coloursIf(colour);
  const { text, engine, code, engineCode, values, why, causes } = reading;
  const named = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const lines = [
    ...hang("", text).map(colours.bold),
    colours.dim([engine, engineCode, code].filter((one) => one !== undefined).join(", ")),
    ...(named.length === 0 ? [] : hang("", named.join(", ")).map(colours.dim)),
    ...section(words.why, hang("  ", why), colours),
    ...section(words.causes, causeLines(causes), colours),
    ...adviceLines(reading, colours),
  ];
  return `${lines.join("\n")}\n`;
}

const styles: Readonly<Record<HeaderFinding["severity"], Style>> = {
  danger: "red",
  error: "red",
  warning: "yellow",
  note: "dim",
};

/** A finding about response headers, for a terminal of 80 columns. */
export function findingText(finding: HeaderFinding, { colour = false }: TextOptions = {}): string {
  const colours = coloursIf(colour);
  const { code, severity, text } = finding;
  const lines = [
    ...hang("", `${severity}: ${text} [${code}]`).map(colours[styles[severity]]),
    ...adviceLines(finding, colours),
  ];
  return `${lines.join("\n")}\n`;
}
