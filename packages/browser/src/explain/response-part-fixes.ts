import type { ResponsePart } from "../fetch/network-failure.ts";
import type { Facts } from "./attempt-facts.ts";
import type { FixName } from "./fix-texts.ts";

type PartFixName = Extract<
  FixName,
  "status-line" | "one-length" | "one-coding" | "valid-chunks" | "no-upgrade" | "one-value" | "no-407"
>;

type PartFix = (facts: Facts) => { readonly at: "server" } | undefined;

const refusedFor =
  (part: ResponsePart): PartFix =>
  (facts) =>
    facts.part === part ? { at: "server" } : undefined;

/** Fixes for one part of a response. */
export const responsePartFixes: Readonly<Record<PartFixName, PartFix>> = {
  "status-line": (facts) => refusedFor("first-line")(facts) ?? refusedFor("final-response")(facts),
  "one-length": refusedFor("content-length"),
  "one-coding": refusedFor("transfer-encoding"),
  "valid-chunks": refusedFor("chunks"),
  "no-upgrade": refusedFor("upgrade"),
  "one-value": refusedFor("repeated-header"),
  "no-407": refusedFor("status"),
};
