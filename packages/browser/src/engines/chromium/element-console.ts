import { fill } from "../fill-template.ts";
import type { FailedElement } from "../shipped-engine.ts";
import type { Destination } from "../../fetch/request.ts";

/** What Chromium's console calls what an element loads; the rest are fetches to it. */
const names: Partial<Record<Destination, string>> = {
  image: "image",
  script: "script",
  style: "CSS stylesheet",
  font: "font",
  audio: "audio",
  video: "video",
  track: "text track",
};

export const chromiumElementName = (destination: Destination): string => names[destination] ?? "fetch";

const texts = {
  script:
    "Refused to execute script from '{url}' because its MIME type ('{value}') is not executable, and strict MIME type checking is enabled.",
  style:
    "Refused to apply style from '{url}' because its MIME type ('{value}') is not a supported stylesheet MIME type, and strict MIME checking is enabled.",
  media: "Refused to execute script from '{url}' because its MIME type ('{value}') is not executable.",
  module:
    'Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "{value}". Strict MIME type checking is enforced for module scripts per HTML spec.',
  track: "Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match.",
  origin: "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
  site: "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite",
  embedder: "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep",
  isolated: "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByDip",
} as const;

/** The line for what only elements fail with; `undefined` for CORS, and where Chromium prints none. */
function textFor(code: string, { as, destination }: FailedElement, value = ""): string | undefined {
  const isModule = as === "module" || as === "import";
  switch (code) {
    case "nosniff":
      return destination === "style" ? texts.style : isModule ? texts.module : texts.script;
    case "mime-type":
      return isModule ? texts.module : texts.media;
    case "mode-same-origin":
      return texts.track;
    case "corp-same-origin":
      return texts.origin;
    case "corp-same-site":
      return texts.site;
    case "corp-missing":
      return value.startsWith("Document") ? texts.isolated : texts.embedder;
    default:
      return undefined;
  }
}

export function chromiumElementMessage(
  code: string,
  element: FailedElement,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const text = textFor(code, element, values.value);
  return text === undefined ? undefined : fill(text, values);
}
