import { parseOrigin } from "sallyport/standard";
import { describe, expect, test } from "vitest";
import {
  CookieStore,
  isThirdParty,
  sameSiteMode,
  siteForCookies,
  type CookieContext,
  type CookieRules,
} from "../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { NOW } from "./asking.ts";

const API = new URL("https://api.bank.example/accounts");
const engines = [
  { engine: "the standard", rules: standardCookieRules },
  { engine: "Chromium", rules: { ...chromiumCookieRules, thirdParty: "allow" } },
  { engine: "Firefox", rules: { ...firefoxCookieRules, thirdParty: "allow" } },
  { engine: "WebKit", rules: { ...webkitCookieRules, thirdParty: "allow" } },
] satisfies { engine: string; rules: CookieRules }[];

/** What a page at `page` may do at `url`, by a request or by its script. */
function by(page: string, url: URL, rules: CookieRules, type: CookieContext["type"] = "http"): CookieContext {
  const origin = parseOrigin(page) ?? "opaque";
  const request = {
    method: "GET",
    urls: [url],
    siteForCookies: siteForCookies([origin], rules),
    isTopLevelNavigation: false,
  };
  const sameSite = sameSiteMode(request, rules);
  return {
    url,
    type,
    sameSite,
    thirdParty: isThirdParty(request, rules),
    partitionKey: page,
    now: NOW,
    isTopLevelNavigation: false,
  };
}

describe.each(engines)("in $engine", ({ rules }) => {
  const OTHER = "https://app.example";
  const OWN = "https://api.bank.example";

  test("R1: a cookie set by a cross-origin response is kept under the API's own domain", () => {
    const cookies = new CookieStore(rules);
    cookies.store("session=1; SameSite=None; Secure; HttpOnly", by(OTHER, API, rules));
    expect(cookies.list(NOW)).toMatchObject([{ name: "session", domain: "api.bank.example", hostOnly: true }]);
    const forged = cookies.store("session=2; Domain=app.example; SameSite=None; Secure", by(OTHER, API, rules));
    expect(forged).toMatchObject({ refused: "domain-mismatch" });
  });

  test("R2: the page's script cannot read it", () => {
    const cookies = new CookieStore(rules);
    cookies.store("session=1; SameSite=None; Secure", by(OTHER, API, rules));
    expect(cookies.retrieve(by(OTHER, new URL(OTHER), rules, "non-http")).header).toBeUndefined();
    expect(cookies.retrieve(by(OWN, API, rules, "non-http")).header).toBe("session=1");
  });

  test("R3: it goes cross-origin only if its own rules allow it", () => {
    const cookies = new CookieStore(rules);
    for (const sameSite of ["Strict", "Lax", "None"]) {
      cookies.store(`${sameSite}=1; SameSite=${sameSite}; Secure`, by(OWN, API, rules));
    }
    const { header, blocked } = cookies.retrieve(by(OTHER, API, rules));
    expect(header).toBe("None=1");
    expect(blocked.map(({ cookie, reason }) => `${cookie.name}: ${reason}`)).toEqual([
      "Strict: same-site-strict",
      "Lax: same-site-lax",
    ]);
    expect(cookies.retrieve(by("https://app.bank.example", API, rules)).header).toBe("Strict=1; Lax=1; None=1");
  });

  test("R4: whether it is stored hangs on cookie rules; the CORS headers are not so much as asked for", () => {
    const cookies = new CookieStore(rules);
    expect(cookies.store("session=1; SameSite=None; Secure", by(OTHER, API, rules))).toHaveProperty("stored");
    const blocked = new CookieStore({ ...rules, thirdParty: "block" });
    const refused = blocked.store("session=1; SameSite=None; Secure", by(OTHER, API, rules));
    expect(refused).toMatchObject({ refused: "third-party-blocked" });
  });
});
