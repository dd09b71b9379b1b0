import type { Facts } from "./attempt-facts.ts";
import { signInRedirect } from "./evidence/redirect.ts";
import type { Fix } from "./explanation.ts";
import { canBeGranted } from "./grantable.ts";
import type { Recipe } from "./recipe.ts";
import { changeOf } from "./servers/change.ts";
import { serverFix, takesPart } from "./servers/server-fix.ts";
import { noEvidence } from "./servers/evidence.ts";
import { URL } from "../platform.ts";

/** A 401 in the place of a redirect to a sign-in page; a page of another origin has to be able to read it. */
function unauthorized(facts: Facts): Pick<Fix, "change" | "server"> {
  const { from, by } = signInRedirect(facts) ?? {};
  if (from === undefined || !URL.canParse(from)) return {};
  const isOwn = facts.page === new URL(from).origin;
  if (!isOwn && !canBeGranted(facts)) return {};
  const { page = facts.standIn, credentials } = facts;
  const shared = changeOf({ with: [page], methods: ["GET"], credentials }, from);
  if (shared === undefined) return {};
  const change = { ...shared, unauthorized: isOwn ? "same-origin" : "cross-origin" } as const;
  const { server, evidence } = by ?? noEvidence;
  return {
    change,
    ...(server === undefined || !takesPart(server, change) ? {} : { server: serverFix(server, change, evidence) }),
  };
}

/** Requests of scripts get a 401: the page takes the user to the sign-in page. */
export const respond401: Recipe = (facts) => ({ at: "server", ...unauthorized(facts) });
