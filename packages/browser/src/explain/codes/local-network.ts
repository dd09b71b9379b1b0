import { codeSpan } from "../../text/code-span.ts";
import type { CodeText } from "./code-text.ts";

/** Local Network Access. */
export const localNetworkTexts: Readonly<Record<"local-network-insecure" | "local-network-denied", CodeText>> = {
  "local-network-insecure": {
    title: "an insecure page requests something on the local network",
    why: (facts) =>
      `The page was loaded over plain http from the public internet, and requests something in the address space ${facts.value === undefined ? "of this machine" : codeSpan(facts.value)}. Only a secure page can ask the user for permission.`,
    causes: ["rebinding-page"],
    fixes: ["secure-page", "permission"],
    dangers: ["grant-local", "security-off"],
    protects: "local",
  },
  "local-network-denied": {
    title: "no permission for the local network",
    why: (facts) =>
      `The page is from the public internet, and requests something in the address space ${facts.value === undefined ? "of this machine or its network" : codeSpan(facts.value)}. That needs the user's permission (Local Network Access). No response header can give it.`,
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
    protects: "local",
  },
};
