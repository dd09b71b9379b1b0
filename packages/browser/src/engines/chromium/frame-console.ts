import type { Failure } from "../../fetch/failure.ts";
import { URL } from "../../platform.ts";
import { fill } from "../fill-template.ts";

const texts = {
  options: "Refused to display '{shown}' in a frame because it set 'X-Frame-Options' to '{value}'.",
  conflict:
    "Refused to display '{shown}' in a frame because it set multiple 'X-Frame-Options' headers with conflicting values ('{value}'). Falling back to 'deny'.",
  ancestors:
    "Framing '{shown}' violates the following Content Security Policy directive: \"{value}\". The request has been blocked.",
} as const;

/** The line for a document that is not shown in a frame; of its URL Chromium prints the origin. */
export function chromiumFrameMessage({ code, value = "" }: Failure, url: string): string | undefined {
  if (code !== "x-frame-options" && code !== "frame-ancestors") return undefined;
  const shown = new URL("/", url).href;
  if (code === "frame-ancestors") return fill(texts.ancestors, { shown, value });
  const isList = value.includes(",");
  return fill(isList ? texts.conflict : texts.options, { shown, value: isList ? value : value.trim().toLowerCase() });
}
