import { codeSpan } from "../../text/code-span.ts";
import { pageOf } from "../attempt-phrases.ts";
import type { CodeText } from "./code-text.ts";

/** What a document may not use at all. */
export const permissionsPolicyTexts: Readonly<Record<"permissions-policy", CodeText>> = {
  "permissions-policy": {
    title: "Permissions Policy does not let the page make synchronous requests",
    why: (facts) =>
      `This is Permissions Policy, not CORS: ${codeSpan(facts.value ?? "sync-xhr")} is off in ${pageOf(facts)}, so the browser sends no request that a script waits for.`,
    causes: ["policy-template"],
    fixes: ["asynchronous"],
    dangers: ["security-off"],
    protects: "page",
  },
};
