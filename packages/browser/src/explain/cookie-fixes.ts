import { isToken } from "sallyport/standard";
import { fill } from "../engines/fill-template.ts";
import { codeSpan } from "../text/code-span.ts";
import type { Fix } from "./explanation.ts";
import { fixTexts } from "./fix-texts.ts";
import type { Recipe } from "./recipe.ts";

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
