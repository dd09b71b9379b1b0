import { shippedEngineNames, type EngineName, type PageOptions } from "@sallyport/browser";

export type Field = readonly [name: string, value: string];

/** What a page's script asks for, before any browser has looked at it. */
export interface Asked {
  readonly url: string;
  /** The page's URL, or `null` for a sandboxed frame. */
  readonly page: string;
  readonly addressSpace?: NonNullable<PageOptions["addressSpace"]>;
  readonly method: string;
  readonly headers: readonly Field[];
  readonly body: string | undefined;
  readonly mode: "cors" | "no-cors";
  readonly credentials: "include" | "same-origin";
  /** As Set-Cookie has them: what the user got when the server's site was in the address bar. */
  readonly cookies: readonly string[];
}

/**
 * Whether a page is of an app's own scheme, such as `capacitor://localhost`. Its browser sends that as its origin; by the
 * URL standard the origin is opaque, so in the model the page would be refused where the real one is let in.
 */
export function isAppPage(page: string): boolean {
  if (page === "null") return false;
  const { protocol, origin } = new URL(page);
  return origin === "null" && protocol !== "file:";
}

/** An engine, or all that people use. */
export type EngineChoice = EngineName | "all";

export const engineChoices: readonly EngineChoice[] = ["all", ...shippedEngineNames, "standard"];

export const enginesOf = (choice: EngineChoice): readonly EngineName[] =>
  choice === "all" ? shippedEngineNames : [choice];
