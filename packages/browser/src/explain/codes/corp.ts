import { pageOf } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";

/** Cross-Origin-Resource-Policy. */
export const corpTexts: Readonly<Record<"corp-same-origin" | "corp-same-site", CodeText>> = {
  "corp-same-origin": {
    title: "only the server's own origin may embed the response",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-origin\`, but ${pageOf(facts)} requested it from another origin, without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp-same-site", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
  "corp-same-site": {
    title: "only the server's own site may embed the response",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-site\`, but ${pageOf(facts)} requested it from another site, without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
};
