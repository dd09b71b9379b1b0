import { pageOf } from "../words.ts";
import type { CodeText } from "./code-text.ts";

/** Cross-Origin-Resource-Policy. */
export const corpTexts: Readonly<Record<"corp-same-origin" | "corp-same-site", CodeText>> = {
  "corp-same-origin": {
    title: "only its own origin may embed it",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-origin\`, and ${pageOf(facts)} is another origin; it was requested without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp-same-site", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
  "corp-same-site": {
    title: "only its own site may embed it",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-site\`, and ${pageOf(facts)} is on another site; it was requested without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
};
