import { fill } from "../fill-template.ts";
import type { FailedElement } from "../shipped-engine.ts";

const corp =
  "The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#";

function typeText({ as, destination }: FailedElement): string {
  if (destination === "style")
    return "The stylesheet {url} was not loaded because its MIME type, “{value}”, is not “text/css”.";
  const what = as === "module" || as === "import" ? "Loading module" : "Script";
  return `${what} from “{url}” was blocked because of a disallowed MIME type (“{value}”).`;
}

/** The line for what only elements fail with; `undefined` for CORS, and where Firefox prints none. */
function textFor(code: string, element: FailedElement): string | undefined {
  const isModule = element.as === "module" || element.as === "import";
  switch (code) {
    case "nosniff":
      return isModule
        ? typeText(element)
        : "The resource from “{url}” was blocked due to MIME type (“{value}”) mismatch (X-Content-Type-Options: nosniff).";
    case "mime-type":
      return typeText(element);
    case "mode-same-origin":
      return "Security Error: Content at {page} may not load data from {url}.";
    case "corp-same-origin":
    case "corp-same-site":
    case "corp-missing":
      return element.as === "object" || element.as === "embed" ? undefined : corp;
    default:
      return undefined;
  }
}

export function firefoxElementMessage(
  code: string,
  element: FailedElement,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const text = textFor(code, element);
  return text === undefined ? undefined : fill(text, values);
}
