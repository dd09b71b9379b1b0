import { URL } from "../../platform.ts";

/** What a window shows without a server; `undefined` where one has it. Engines show `data:` URLs in frames alone. */
export function localURL(url: string | URL, isFrame: boolean): URL | undefined {
  const text = String(url).trim();
  if (text === "" || /^about:blank$/i.test(text)) return new URL("about:blank");
  const isLocal = text === "about:srcdoc" || (isFrame && /^data:/i.test(text));
  return isLocal ? new URL(text) : undefined;
}
