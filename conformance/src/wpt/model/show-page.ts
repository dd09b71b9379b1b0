import type { Page } from "@sallyport/browser";
import { installGlobals } from "./install-globals.ts";
import { JSDOM, VirtualConsole } from "./jsdom.ts";
import { setReferrerPolicy } from "./referrer-policy.ts";
import type { ModelWindow, Place } from "./session.ts";
import { ShownDocument } from "./shown-document.ts";
import { define, type Window } from "./window.ts";

/** Shows the page of a frame in a document of its own, and runs its scripts. */
export async function showPage(
  opened: ModelWindow,
  text: string | undefined,
  { owner, navigateAway, sandbox }: Place,
): Promise<void> {
  const { page, navigation } = opened;
  const response = navigation?.newPage === page ? navigation.response : undefined;
  const { markup, contentType } = await sourceOf(page, text, response);
  const dom = new JSDOM(markup, {
    url: page.url,
    contentType,
    ...referrerOf(page, opened, owner.page),
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  const window = dom.getInternalVMContext() as Window;
  installGlobals(window, page);
  // One thread waits for the requests of all documents.
  define(page, "runSynchronously", { get: () => owner.page.runSynchronously });
  setReferrerPolicy(page, window);
  owner.session.onClose(() => (window as unknown as { close(): void }).close());
  const shown = new ShownDocument(page, window, owner.session, navigateAway);
  const top = shown.views.of(page.window.top);
  if (top !== null) dom.reconfigure({ windowTop: top });
  define(window, "frameElement", { get: () => null });
  await loadOf(window);
  await shown.run(allowsScripts(sandbox, response));
}

type Response = NonNullable<ModelWindow["navigation"]>["response"];

/** https://html.spec.whatwg.org/multipage/browsers.html#sandboxed-scripts-browsing-context-flag */
function allowsScripts(sandbox: string | null, response: Response): boolean {
  const policy = response?.headers.get("Content-Security-Policy") ?? "";
  const [, directive] = /(?:^|[;,])\s*sandbox\b([^;,]*)/i.exec(policy) ?? [];
  return [sandbox, directive].every((list) => typeof list !== "string" || /\ballow-scripts\b/i.test(list));
}

/** What jsdom makes a document of. */
interface Source {
  readonly markup: string | Uint8Array;
  readonly contentType: string;
}

const html = "text/html";

/** https://html.spec.whatwg.org/multipage/document-lifecycle.html#loading-a-document; what isn't one has nothing in it */
async function sourceOf(page: Page, text: string | undefined, response: Response): Promise<Source> {
  if (text !== undefined) return { markup: text, contentType: html };
  const loaded = page.url.startsWith("data:") ? await fetch(page.url) : response;
  // Of several types the last counts: https://fetch.spec.whatwg.org/#concept-header-extract-mime-type
  const type = loaded?.headers.get("Content-Type")?.split(",").at(-1)?.trim() ?? html;
  if (loaded !== undefined && /^[^;]*(?:html|xml)/i.test(type))
    return { markup: new Uint8Array(await loaded.arrayBuffer()), contentType: type };
  const isText = loaded !== undefined && /^(?:text|application)\/(?:plain|json|javascript)/i.test(type);
  return { markup: isText ? plainText(await loaded.text()) : "", contentType: html };
}

/** https://html.spec.whatwg.org/multipage/document-lifecycle.html#read-text */
const plainText = (text: string): string => `<pre>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre>`;

/** https://html.spec.whatwg.org/multipage/dom.html#dom-document-referrer */
function referrerOf(page: Page, { navigation }: ModelWindow, owner: Page): { readonly referrer?: string } {
  if (page.url === "about:srcdoc") return { referrer: owner.url };
  const sent = navigation?.trace.filter((event) => event.kind === "request").at(-1);
  const referrer = sent?.headers.find(([name]) => name.toLowerCase() === "referer")?.[1] ?? "";
  return referrer === "" ? {} : { referrer };
}

/** jsdom fires its own `load` before any script of the document runs. */
const loadOf = (window: Window): Promise<void> =>
  new Promise((resolve) => {
    window.addEventListener("load", () => resolve(), { once: true });
    setTimeout(resolve, 1000);
  });
