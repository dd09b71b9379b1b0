import { code } from "../words.ts";
import type { CodeText } from "./code-text.ts";

/** Local Network Access. */
export const localNetworkTexts: Readonly<Record<"local-network-insecure" | "local-network-denied", CodeText>> = {
  "local-network-insecure": {
    title: "an insecure page asks for this machine's network",
    why: (facts) =>
      `The page came over plain http from the public internet and asks for the address space ${facts.value === undefined ? "of this machine" : code(facts.value)}. Only a secure page may ask the user for that.`,
    causes: ["rebinding-page"],
    fixes: ["secure-page", "permission"],
    dangers: ["grant-local", "security-off"],
    guards: "local",
  },
  "local-network-denied": {
    title: "no permission for this machine's network",
    why: (facts) =>
      `The page came from the public internet and asks for the address space ${facts.value === undefined ? "of this machine or its network" : code(facts.value)}. That is a permission of the user (Local Network Access) and not a header of the server.`,
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
    guards: "local",
  },
};
