import { isToken } from "sallyport/standard";
import type { Fix } from "./explanation.ts";
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
