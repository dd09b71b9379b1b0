import { Browser, inProcess, type BrowserOptions, type Page } from "../../src/index.ts";

export const social = "https://social.example";
export const news = "https://news.example";

/** What the server has received of each request, in order: its cookie, Sec-Fetch-Storage-Access and Origin. */
export interface Received {
  readonly path: string;
  readonly cookie: string | null;
  readonly status: string | null;
  readonly origin: string | null;
}

interface World {
  readonly browser: Browser;
  readonly received: Received[];
  /** A frame of the server's, in a page of another site. */
  readonly frame: (path?: string, sandbox?: string) => Promise<Page>;
}

/** A user who has a cookie of the server. */
export async function signedIn(
  options: Omit<BrowserOptions, "network">,
  respond: (request: Request) => Readonly<Record<string, string>> = () => ({}),
): Promise<World> {
  const received: Received[] = [];
  const app = (request: Request): Response => {
    const { pathname } = new URL(request.url);
    const get = (name: string): string | null => request.headers.get(name);
    if (pathname === "/sign-in")
      return new Response("", { headers: { "set-cookie": "session=1; Path=/; Secure; SameSite=None" } });
    received.push({
      path: pathname,
      cookie: get("cookie"),
      status: get("sec-fetch-storage-access"),
      origin: get("origin"),
    });
    const location = pathname.startsWith("/to/") ? decodeURIComponent(pathname.slice(4)) : undefined;
    if (location !== undefined) return new Response(null, { status: 302, headers: { location } });
    const shared = { "access-control-allow-origin": get("origin") ?? "*", "access-control-allow-credentials": "true" };
    return new Response("", { headers: { ...shared, ...respond(request) } });
  };
  const network = inProcess({ [social]: app, "https://www.social.example": app, [news]: () => new Response("") });
  const browser = new Browser({ ...options, network });
  await browser.open(`${social}/sign-in`);
  const frame = async (path = "/like", sandbox?: string): Promise<Page> => {
    const page = await browser.open(`${news}/`);
    const { page: framed } = await page.frame(`${social}${path}`, sandbox === undefined ? {} : { sandbox });
    return framed;
  };
  return { browser, received, frame };
}
