import { Browser, inProcess, type EngineName, type Page, type ServiceWorkerGlobalScope } from "../../../src/index.ts";

export const PAGE = "https://app.example";
export const API = "https://api.example.net";

type Headers = Readonly<Record<string, string>>;

interface Scene {
  readonly engine?: EngineName;
  /** Of the page. */
  readonly page?: Headers;
  /** Of `/sw.js` and `/deep/sw.js`. */
  readonly script?: Headers;
  readonly status?: number;
  /** Of the API. */
  readonly api?: Headers;
}

interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  /** What the servers have received since the page was opened. */
  readonly asked: Request[];
}

const shared: Headers = { "Access-Control-Allow-Origin": PAGE, "Access-Control-Allow-Methods": "PUT" };

/** A page whose server has scripts of service workers, and an API that shares with the page. */
export async function opened(scene: Scene = {}): Promise<Opened> {
  const { engine = "standard", page: ofPage = {}, script = {}, status = 200, api = shared } = scene;
  const asked: Request[] = [];
  const ofScript = { "Content-Type": "text/javascript", ...script };
  const network = inProcess({
    [PAGE]: (request: Request) => {
      asked.push(request);
      const { pathname } = new URL(request.url);
      if (pathname.endsWith("sw.js")) return new Response("0", { status, headers: ofScript });
      if (pathname === "/away.js") return Response.redirect(`${PAGE}/sw.js`);
      if (pathname === "/old") return Response.redirect(`${PAGE}/new`);
      return new Response("own", { headers: { "Content-Type": "text/html", ...ofPage } });
    },
    [API]: (request: Request) => {
      asked.push(request);
      return new Response("data", { headers: api });
    },
  });
  const browser = new Browser({ engine, network });
  const page = await browser.open(`${PAGE}/`);
  asked.length = 0;
  return { browser, page, asked };
}

/** The same with a service worker that controls the page. */
export async function controlled(
  handler: (worker: ServiceWorkerGlobalScope) => ServiceWorkerGlobalScope["onfetch"],
  scene: Scene = {},
): Promise<Opened & { readonly worker: ServiceWorkerGlobalScope }> {
  const all = await opened(scene);
  const { worker } = (await all.page.serviceWorker?.register("/sw.js")) ?? {};
  if (worker === undefined) throw new Error("The service worker does not run.");
  worker.onfetch = handler(worker);
  await worker.clients.claim();
  all.asked.length = 0;
  return { ...all, worker };
}

type MakeHandler = (worker: ServiceWorkerGlobalScope) => ServiceWorkerGlobalScope["onfetch"];

/** A handler that passes every request on. */
export const passes: MakeHandler = (worker) => (event) => event.respondWith(worker.fetch(event.request));
