import { api, missing, shared, type VerdictCase } from "./case.ts";

const sharing = ["share this path", "on this route", "curl has no same-origin policy"];

const signIn = (desc: string, to: string, from = `${api}/me`): VerdictCase => ({
  desc: `a GET is redirected to ${desc}`,
  url: from,
  server: { [from]: [302, [["Location", to]]], [to]: [200, [["Content-Type", "text/html"]]] },
  message: missing(new URL(to, from).href, from),
  cause: "login-redirect",
  fix: "respond-401",
  not: [...sharing, "from disk"],
});

const proxied = (desc: string, to: string): VerdictCase => ({
  ...signIn(desc, to),
  cause: "access-proxy",
  fix: "past-proxy",
});

const canonical = (desc: string, from: string, to: string, cause: VerdictCase["cause"]): VerdictCase => ({
  desc,
  url: from,
  server: { [from]: [301, [["Location", to]]], [to]: [200, shared] },
  message: missing(to, from),
  cause,
  fix: "canonical-url",
  not: [...sharing, "session", "from disk"],
});

const preflighted = (desc: string, to: string, cause: VerdictCase["cause"], fix: VerdictCase["fix"]): VerdictCase => ({
  desc: `a preflight is redirected ${desc}`,
  url: `${api}/items`,
  method: "PUT",
  server: { [`OPTIONS ${api}/items`]: [302, [["Location", to]]] },
  cause,
  fix,
  not: ["on this route", "has no Access-Control-Allow-Origin"],
});

export const redirectCases: readonly VerdictCase[] = [
  signIn("/login", `${api}/login`),
  signIn("/login with a page to return to", `${api}/login?next=/me`),
  signIn("/users/sign_in", `${api}/users/sign_in`),
  signIn("/accounts/login/", `${api}/accounts/login/?next=/me`),
  signIn("another host's authorize", "https://sso.corp.test/oauth2/authorize?client_id=7&response_type=code"),
  signIn("Azure AD", "https://login.microsoftonline.com/common/x?y=1"),
  signIn("Google", "https://accounts.google.com/o/x?continue=1"),
  signIn("Okta", "https://corp.okta.com/app/x"),
  signIn("Auth0", "https://tenant.eu.auth0.com/x"),
  signIn("Keycloak", "https://id.corp.test/realms/a/protocol/openid-connect/auth?scope=openid"),
  signIn("SAML", "https://idp.corp.test/post?SAMLRequest=x"),
  signIn("ADFS", "https://fs.corp.test/adfs/ls/?wa=wsignin1.0"),
  signIn("another host, with the URL to return to", "https://portal.corp.test/enter?return_url=x"),
  proxied("Cloudflare Access", "https://team.cloudflareaccess.com/cdn-cgi/access/login/app.test?x=1"),
  proxied("oauth2-proxy", `${api}/oauth2/start?rd=%2Fme`),
  proxied("authentik", `${api}/outpost.goauthentik.io/start?rd=x`),
  proxied("Pomerium", "https://authenticate.corp.test/.pomerium/sign_in?x=1"),
  canonical("a slash is added", `${api}/items`, `${api}/items/`, "url-slash"),
  canonical("a slash is removed", `${api}/items/`, `${api}/items`, "url-slash"),
  canonical("a slash is added to a path with a sign-in's name", `${api}/auth/login`, `${api}/auth/login/`, "url-slash"),
  // Of a page of http: the others are of one of https, which requests no http.
  {
    ...canonical("its scheme and slash change", "http://api.test/items", `${api}/items/`, "slash-redirect"),
    only: "message",
  },
  {
    ...canonical("a port is for https", "http://localhost:5000/a", "https://localhost:7001/a", "url-scheme"),
    only: "message",
  },
  canonical("www. and a slash are added", `${api}/items`, "https://www.api.test/items/", "slash-redirect"),
  {
    ...canonical("to http, with the slash", `${api}/items`, "http://api.test/items/", "url-insecure"),
    fix: "know-scheme",
  },
  {
    ...signIn(
      "Google, which the script itself asked for",
      "https://accounts.google.com/o/oauth2/v2/auth?client_id=1",
      `${api}/auth/google`,
    ),
    cause: "sign-in-by-script",
    fix: "navigate-to-sign-in",
  },
  canonical("www. is added", `${api}/items`, "https://www.api.test/items", "url-www"),
  {
    desc: "the redirect is shared, and a redirect to another host made the Origin null",
    url: `${api}/file`,
    server: {
      [`${api}/file`]: [302, [["Location", "https://files.test/a"], ...shared]],
      "https://files.test/a": [200, shared],
    },
    cause: "redirect-null",
    fix: "canonical-url",
    not: ["file://", "from disk", "on this route", "session"],
  },
  {
    desc: "the same, and the other host shares nothing",
    url: `${api}/file`,
    server: {
      [`${api}/file`]: [302, [["Location", "https://files.test/a"], ...shared]],
      "https://files.test/a": [200, []],
    },
    message: missing("https://files.test/a", `${api}/file`, "null"),
    cause: "redirect-null",
    fix: "canonical-url",
    not: ["file://", "from disk", "session"],
  },
  preflighted("to /login", `${api}/login`, "login-preflight", "preflight-first"),
  preflighted("to a provider", "https://sso.corp.test/authorize?client_id=1", "login-preflight", "preflight-first"),
  preflighted(
    "to an access proxy",
    "https://t.cloudflareaccess.com/cdn-cgi/access/login",
    "access-proxy",
    "past-proxy",
  ),
  preflighted("by a slash", `${api}/items/`, "url-slash", "canonical-url"),
  preflighted("to http", "http://api.test/items", "url-insecure", "know-scheme"),
  preflighted("to www. and a slash", "https://www.api.test/items/", "slash-redirect", "canonical-url"),
  preflighted("to www.", "https://www.api.test/items", "url-www", "canonical-url"),
];
