import { codeSpan } from "../../text/code-span.ts";
import type { CodeText } from "./code-text.ts";

const permissionText = (space: string | undefined): string => {
  const since = "(`local-network-access` before Chrome 145)";
  if (space === "local" || space === "loopback") return `${codeSpan(`${space}-network`)} ${since}`;
  return `\`local-network\` or \`loopback-network\` ${since}`;
};

/** Local Network Access. */
export const localNetworkTexts: Readonly<
  Record<"local-network-insecure" | "local-network-denied" | "local-network-target", CodeText>
> = {
  "local-network-insecure": {
    title: "an insecure page requests something on the local network",
    why: (facts) =>
      `The page${facts.page?.startsWith("https:") === true ? ", or a page that frames it," : ""} was loaded over plain http from the public internet, and requests something in the address space ${facts.value === undefined ? "of this machine" : codeSpan(facts.value)}. Only a secure page can ask the user for permission. The address counts, not the name: a public name can resolve to it.`,
    causes: ["rebinding-page"],
    fixes: ["secure-page", "permission"],
    dangers: ["grant-local", "security-off"],
    protects: "local",
  },
  "local-network-denied": {
    title: "no permission for the local network",
    why: (facts) =>
      `The page is from the public internet, and requests something in the address space ${facts.value === undefined ? "of this machine or its network" : codeSpan(facts.value)}. That needs the user's permission ${permissionText(facts.value)} (Local Network Access). No response header can give it. The address counts, not the name: a public name can resolve to it.`,
    causes: ["rebinding-page", "frame-policy"],
    fixes: ["permission", "allow-frame"],
    dangers: ["grant-local", "security-off"],
    protects: "local",
  },
  "local-network-target": {
    title: "the wrong targetAddressSpace",
    why: (facts) =>
      `The page said with \`targetAddressSpace\` in which address space the URL is, and its address is in another one${facts.value === undefined ? "" : `: ${codeSpan(facts.value)}`}. The option is a promise about the address; it asks for no other permission, and gives none.`,
    causes: ["wrong-target"],
    fixes: ["target-space"],
    dangers: ["grant-local", "security-off"],
    protects: "local",
  },
};
