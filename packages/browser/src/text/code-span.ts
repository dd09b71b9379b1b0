import { truncate } from "./truncate.ts";
import { hideUserinfo } from "./url.ts";
import { sanitizeText } from "sallyport/standard";

const maxLength = 160;

/** A text that others wrote as a code span of Markdown: in backticks, in one line, not too long. */
export function codeSpan(text: string): string {
  const short = sanitizeText(truncate(hideUserinfo(text), maxLength));
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
}

export const codeSpans = (texts: readonly string[]): string => texts.map(codeSpan).join(", ");
