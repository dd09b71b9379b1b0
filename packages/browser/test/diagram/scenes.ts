import {
  Browser,
  inProcess,
  type BrowserOptions,
  type Outcome,
  type PageRequestInit,
  type WebHandler,
} from "../../src/index.ts";

export const API = "https://api.bank.example";
export const APP = "https://app.example";
export const EVIL = "https://evil.example";

type Headers = Record<string, string>;

const answer = (headers: Headers = {}, status = 200): Response => new Response(null, { status, headers });

const shared = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true" };

/** A bank that shares with its page, hands out cookies, redirects, and fails. */
const bank: WebHandler = (request) => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/login") {
    const cookies = ["session=secret-1; Path=/; Secure; SameSite=None", "theme=secret-2; Path=/; Secure; SameSite=Lax"];
    return new Response(null, { headers: cookies.map((line): [string, string] => ["set-cookie", line]) });
  }
  if (pathname === "/hop") {
    const left = Number(searchParams.get("left"));
    const to = left > 0 ? `/hop?left=${left - 1}` : "https://rates.example/public";
    return answer({ ...shared, location: to }, 302);
  }
  if (pathname === "/far") return answer({ ...shared, location: "https://rates.example/on" }, 302);
  if (request.method !== "OPTIONS") return answer(shared);
  const leave = { "access-control-allow-methods": "PUT", "access-control-allow-headers": "content-type, x-request-id" };
  return answer({ ...shared, ...leave, "access-control-max-age": "600" }, 204);
};

/** Public, and one path leads on to another server, which leads on to one more. */
const rates: WebHandler = (request) => {
  const onward = { "/on": "https://archive.example/on", "/further": "https://bare.example/image" };
  const location = onward[new URL(request.url).pathname as keyof typeof onward] as string | undefined;
  return answer({ "access-control-allow-origin": "*", ...(location && { location }) }, location ? 302 : 200);
};

const archive: WebHandler = () =>
  answer({ "access-control-allow-origin": "*", location: "https://rates.example/further" }, 302);

/** Takes the request and answers nothing. */
const down: WebHandler = () => Response.error();

const bare: WebHandler = () => answer();

export interface Scene {
  readonly from?: string;
  readonly url: string;
  readonly init?: PageRequestInit;
  /** Whether the same is asked twice, of which the second is told. */
  readonly twice?: boolean;
  readonly options?: Omit<BrowserOptions, "network">;
}

/** The scenes that the tests tell, by name. */
export const scenes = {
  readable: { url: "https://rates.example/eur?key=secret-3" },
  withheld: {
    from: EVIL,
    url: `${API}/transfers`,
    init: { method: "POST", body: "to=evil", credentials: "include" },
    options: { thirdPartyCookies: "allow" },
  },
  granted: {
    url: `${API}/accounts/1`,
    init: {
      method: "PUT",
      credentials: "include",
      headers: { "content-type": "application/json", "x-request-id": "7" },
      body: "{}",
    },
    options: { thirdPartyCookies: "allow", engine: "chromium" },
  },
  "header refused": { url: `${API}/accounts/1`, init: { headers: { authorization: "Bearer secret-4" } } },
  "authorization at home": { from: API, url: `${API}/me`, init: { headers: { authorization: "Bearer secret-4" } } },
  refused: { from: EVIL, url: `${API}/accounts/1`, init: { method: "DELETE" } },
  cached: { url: `${API}/accounts/1`, init: { method: "PUT" }, twice: true },
  redirected: { url: `${API}/hop?left=0` },
  "three servers": { url: "https://rates.example/on" },
  "four servers": { url: `${API}/far` },
  opaque: { url: "https://bare.example/image", init: { mode: "no-cors" } },
  unreachable: { url: "https://down.example/" },
  "no connection": { url: "https://nobody.example/" },
  "no connection for the preflight": { url: "https://nobody.example/", init: { method: "PUT" } },
  "preflight unreachable": { url: "https://down.example/", init: { method: "PUT" } },
  blocked: { url: "http://rates.example:25/" },
  "another scheme": { url: "ftp://rates.example/" },
  "no server": { url: "data:,x" },
  "no request": { url: "/", init: { method: "TRACE" } },
  "wrong integrity": { url: "https://rates.example/eur", init: { integrity: "sha256-AAAA" } },
  "thirty redirects": { url: `${API}/hop?left=30` },
} satisfies Record<string, Scene>;

/** What comes of a scene, with the cookies of the bank. */
export async function play({ from = APP, url, init = {}, twice = false, options = {} }: Scene): Promise<Outcome> {
  const apps = {
    [API]: bank,
    "https://rates.example": rates,
    "https://archive.example": archive,
    "https://bare.example": bare,
    "https://down.example": down,
  };
  const browser = new Browser({ network: inProcess(apps), now: () => Date.UTC(2026, 6, 2), ...options });
  await browser.open(`${API}/login`);
  const page = browser.pageAt(from);
  const outcome = await page.attempt(url, init);
  return twice ? page.attempt(url, init) : outcome;
}

/** What comes of it where a server answers as told. */
export async function answered(
  headers: [string, string][],
  url = `${API}/`,
  init: PageRequestInit = {},
): Promise<Outcome> {
  const network = {
    exchange: () => Promise.resolve({ status: 200, statusText: "", headers, body: new Uint8Array() }),
  };
  return new Browser({ network }).pageAt(APP).attempt(url, init);
}
