import { Browser, type BrowserOptions, type EngineName, type Network, type Outcome } from "@sallyport/browser";
import type { Asked } from "./asked.ts";
import type { CarefulNetwork } from "./careful-network.ts";
import { tellHeldBack, tellOf, type Told } from "./told.ts";

/** Where an opaque page stands; it shows nowhere but in what the browser itself knows. */
const sandboxURL = "https://sandboxed.example/";

/** A page's attempt in one engine. */
export async function attemptIn(
  engine: EngineName,
  asked: Asked,
  network: Network,
  options: Pick<BrowserOptions, "thirdPartyCookies"> = {},
): Promise<Outcome> {
  let giving = asked.cookies;
  const browser = new Browser({
    ...options,
    engine,
    network: {
      exchange: (request, signal) =>
        giving.length === 0
          ? network.exchange(request, signal)
          : Promise.resolve({
              status: 204,
              statusText: "",
              headers: giving.map((line) => ["Set-Cookie", line] as const),
              body: new Uint8Array(),
            }),
    },
  });
  // What the user has of the server already: nothing is sent for it.
  if (giving.length > 0) await browser.open(`${new URL(asked.url).origin}/`);
  giving = [];
  const { page: from, addressSpace, method, headers, body, mode, credentials } = asked;
  const where = addressSpace === undefined ? {} : { addressSpace };
  const page =
    from === "null" ? browser.pageAt(sandboxURL, { ...where, sandboxed: true }) : browser.pageAt(from, where);
  return page.attempt(asked.url, {
    method,
    headers: headers.map(([name, value]) => [name, value] as [string, string]),
    mode,
    credentials,
    ...(body === undefined ? {} : { body }),
  });
}

/** The same in several engines, over one network. */
export async function attemptInAll(
  engines: readonly EngineName[],
  asked: Asked,
  careful: CarefulNetwork,
  onEngine: (engine: EngineName) => void,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const engine of engines) {
    onEngine(engine);
    const network = careful.for(engine);
    const outcome = await attemptIn(engine, asked, network);
    const { request } = outcome;
    told.push(
      network.held !== undefined && request !== undefined
        ? tellHeldBack({ ...outcome, request }, network.held, engine)
        : tellOf(outcome, network.broken?.message),
    );
  }
  return told;
}
