import type { Facts } from "../attempt-facts.ts";
import { codeSpan } from "../../text/code-span.ts";
import { pageOf } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";

/** Cross-Origin-Resource-Policy. */
export const corpTexts: Readonly<Record<"corp-same-origin" | "corp-same-site" | "corp-missing", CodeText>> = {
  "corp-same-origin": {
    title: "only the server's own origin may embed the response",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-origin\`, but ${pageOf(facts)} requested it from another origin, without CORS.`,
    causes: ["no-cors-load"],
    fixes: ["use-cors", "corp-same-site", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
  "corp-same-site": {
    title: "only the server's own site may embed the response",
    why: (facts) =>
      `The response has \`Cross-Origin-Resource-Policy: same-site\`, but ${pageOf(facts)} requested it from another site, without CORS.`,
    causes: ["no-cors-load"],
    fixes: ["use-cors", "corp"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
  "corp-missing": {
    title: "the page's policy lets it embed only what agrees, and the response has no Cross-Origin-Resource-Policy",
    why: (facts) =>
      `With ${codeSpan(facts.value ?? "Cross-Origin-Embedder-Policy")}, ${pageOf(facts)} may embed from another origin only what agrees to it, by \`Cross-Origin-Resource-Policy\` or by CORS.`,
    causes: ["isolated-page", "no-cors-load"],
    fixes: ["use-cors", "corp-same-site", "corp", "credentialless"],
    dangers: ["corp-off", "security-off"],
    protects: "embed",
  },
};

/** What a line leaves open that does not say which policy it was. */
export const openEmbedWhy = (facts: Facts): string =>
  `The response's \`Cross-Origin-Resource-Policy\`, or the page's own embedder policy where the response has none, does not let ${pageOf(facts)} embed it without CORS.`;
