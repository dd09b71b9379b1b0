import { codeSpan } from "../../text/code-span.ts";
import { pageOf } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";

/** A document that is not shown in a frame. */
export const frameTexts: Readonly<Record<"x-frame-options" | "frame-ancestors" | "embedder-policy-missing", CodeText>> =
  {
    "x-frame-options": {
      title: "X-Frame-Options does not let the page frame the document",
      why: (facts) =>
        `This is \`X-Frame-Options\`, not CORS: the document was sent with ${codeSpan(`X-Frame-Options: ${facts.value ?? ""}`)}, so the browser does not show it in a frame of ${pageOf(facts)}.`,
      causes: ["framing-default"],
      fixes: ["frame-ancestors", "new-window"],
      dangers: ["frame-any", "security-off"],
      protects: "frame",
    },
    "frame-ancestors": {
      title: "Content-Security-Policy does not let the page frame the document",
      why: (facts) =>
        `This is the Content Security Policy of the framed document, not CORS: ${codeSpan(facts.value ?? "frame-ancestors")} does not list every page around the frame, ${pageOf(facts)} included.`,
      causes: ["framing-default", "outer-frame"],
      fixes: ["frame-ancestors", "new-window"],
      dangers: ["frame-any", "security-off"],
      protects: "frame",
    },
    "embedder-policy-missing": {
      title: "the document in the frame lacks the page's embedder policy",
      why: (facts) =>
        `With ${codeSpan(facts.value ?? "Cross-Origin-Embedder-Policy")}, ${pageOf(facts)} frames only documents that have \`Cross-Origin-Embedder-Policy\` too.`,
      causes: ["isolated-page"],
      fixes: ["embedder-policy", "new-window"],
      dangers: ["security-off"],
      protects: "frame",
    },
  };
