import { URL } from "../../platform.ts";
import { fill } from "../fill-template.ts";
import type { FailedFetch } from "../shipped-engine.ts";

const texts = {
  options: "The loading of “{url}” in a frame is denied by “X-Frame-Options“ directive set to “{value}“.",
  conflict: "Invalid X-Frame-Options header was found when loading “{url}”: “invalid” is not a valid directive.",
  ancestors:
    "Content-Security-Policy: The page’s settings blocked the loading of a resource (frame-ancestors) at {place} because it violates the following directive: “{value}”",
} as const;

/** The line for a document that a frame doesn't show. It names the page only to a document of the page's own origin. */
export function firefoxFrameMessage({ failure, page }: FailedFetch, url: string): string | undefined {
  const { code, value = "" } = failure;
  if (code === "frame-ancestors") {
    const isOwn = new URL(url).origin === page.origin;
    return fill(texts.ancestors, { place: isOwn ? page.url : "<unknown>", value });
  }
  if (code !== "x-frame-options") return undefined;
  return value.includes(",")
    ? fill(texts.conflict, { url })
    : fill(texts.options, { url, value: value.trim().toLowerCase() });
}
