import { codeSpan } from "../../text/code-span.ts";
import { directiveOf } from "../blocking-directive.ts";
import type { CodeText } from "./code-text.ts";

/** What the page's own policy blocks. */
export const contentSecurityPolicyTexts: Readonly<Record<"csp", CodeText>> = {
  csp: {
    title: "the page's own Content-Security-Policy blocks the request",
    why: (facts) => {
      const after = facts.redirects.length === 0 ? "" : ", to which it was redirected";
      return `This is CSP: ${codeSpan(directiveOf(facts))}, not CORS. The page's own policy, ${codeSpan(facts.value ?? directiveOf(facts))}, does not list ${facts.url === undefined ? "the URL" : codeSpan(facts.url)}${after}, so the browser does not send the request. No header of the API changes that.`;
    },
    causes: ["policy-of-framework", "policy-in-meta", "policy-narrow"],
    fixes: ["csp-source", "same-origin"],
    dangers: ["csp-off", "security-off"],
    protects: "page-policy",
  },
};
