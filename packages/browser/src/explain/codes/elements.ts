import { codeSpan } from "../../text/code-span.ts";
import { pageOf } from "../attempt-phrases.ts";
import type { Facts } from "../attempt-facts.ts";
import { always, type CodeText } from "./code-text.ts";

const typeIn = ({ value = "" }: Facts): string => (value === "" ? "no Content-Type" : `the type ${codeSpan(value)}`);

/** A response that an element does not use, because of its type, its status or its content. */
export const elementTexts: Readonly<
  Record<"nosniff" | "mime-type" | "opaque-response" | "element-status" | "element-content", CodeText>
> = {
  nosniff: {
    title: "the type does not fit, and the browser must not guess",
    why: (facts) =>
      `The response has \`X-Content-Type-Options: nosniff\` and ${typeIn(facts)}, which isn't the type of what the page loads.`,
    causes: ["wrong-type", "error-page"],
    fixes: ["right-type"],
    dangers: ["no-nosniff"],
    protects: "type",
  },
  "mime-type": {
    title: "the type does not fit",
    why: (facts) => `The response has ${typeIn(facts)}, and the browser does not use that for what the page loads.`,
    causes: ["wrong-type", "error-page"],
    fixes: ["right-type"],
    dangers: [],
    protects: "type",
  },
  "opaque-response": {
    title: "a document or data that another origin may not embed",
    why: (facts) =>
      `${pageOf(facts)} loads it without CORS, as an image, a script, a style sheet or media. The response is none of these (${typeIn(facts)}), so the browser keeps it out of the page's process (opaque response blocking).`,
    causes: ["wrong-type", "error-page"],
    fixes: ["use-cors", "right-type"],
    dangers: ["security-off"],
    protects: "embed",
  },
  "element-status": {
    title: "an error page instead of what the page loads",
    why: ({ value = "" }) =>
      `The server responded with the status ${codeSpan(value)}. Browsers use only responses with a status from 200 to 299 for it.`,
    causes: ["error-page"],
    fixes: ["right-url"],
    dangers: [],
    protects: "nothing",
  },
  "element-content": {
    title: "content that the element cannot use",
    why: always(
      "The response isn't an image, a font, a sound or whatever the page loads: the browser cannot decode it.",
    ),
    causes: ["error-page"],
    fixes: ["right-url"],
    dangers: [],
    protects: "nothing",
  },
};
