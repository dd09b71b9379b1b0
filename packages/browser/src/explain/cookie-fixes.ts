import { isToken } from "sallyport/standard";
import { fill } from "../engines/fill-template.ts";
import { codeSpan } from "../text/code-span.ts";
import { isSameSite } from "../fetch/origin.ts";
import { URL } from "../platform.ts";
import type { Facts } from "./attempt-facts.ts";
import type { Fix } from "./explanation.ts";
import { fixTexts } from "./fix-texts.ts";
import { at, type Recipe } from "./recipe.ts";

/** A cookie as it is to be set, under its own name where that is known. */
const setting =
  (attributes: string, name = "session"): Recipe =>
  ({ cookie = "" }): Pick<Fix, "at" | "headers"> => ({
    at: "server",
    headers: [["Set-Cookie", `${isToken(cookie) ? cookie : name}=…; Path=/; ${attributes}`]],
  });

/** How to set a cookie so that it is sent. */
export const cookieFixes: Readonly<Record<"same-site-none" | "partitioned" | "cookie-line" | "cookie-secure", Recipe>> =
  {
    "same-site-none": setting("Secure; HttpOnly; SameSite=None"),
    "cookie-secure": setting("Secure; HttpOnly; SameSite=None"),
    partitioned: setting("Secure; HttpOnly; SameSite=None; Partitioned"),
    "cookie-line": setting("Secure; HttpOnly; SameSite=Lax", "__Host-session"),
  };

/** Only for this page, and only where the user permits it already. */
const activateStorageAccess: Recipe = ({ storageAccess, page }) =>
  storageAccess === "inactive" && page !== undefined && page !== "null"
    ? {
        at: "server",
        headers: [
          ["Activate-Storage-Access", `retry; allowed-origin="${page}"`],
          ["Vary", "Origin, Sec-Fetch-Storage-Access"],
        ],
      }
    : undefined;

/** Cookies of the page's own site are a third party's only where it is a frame within another. */
const isOwnSite = ({ page = "null", url = "" }: Facts): boolean =>
  URL.canParse(url) && isSameSite(page, new URL(url).origin);

/** What gives a frame the cookies that the user got on its own site. */
export const storageAccessFixes: Readonly<Record<"activate-storage-access" | "ask-storage-access", Recipe>> = {
  "activate-storage-access": activateStorageAccess,
  "ask-storage-access": at("page", (facts) => isOwnSite(facts) && facts.storageAccess !== "inactive"),
};

/** The page's own host, where it has a name of its own. */
function hostOf(page: string | undefined): string | undefined {
  if (page === undefined || !/^https?:/.test(page) || !URL.canParse(page)) return undefined;
  const { hostname } = new URL(page);
  const isName = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname) && !hostname.endsWith(".localhost");
  return isName ? hostname : undefined;
}

/** One site for both: the page's own, and a host below it. */
export const oneSite: Recipe = ({ page }) => {
  const host = hostOf(page) ?? "app.example";
  const hosts = { page: codeSpan(host), api: codeSpan(`api.${host.replace(/^www\./, "")}`) };
  return { at: "server", text: fill(fixTexts["one-site"], hosts) };
};
