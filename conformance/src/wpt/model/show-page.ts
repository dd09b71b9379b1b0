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
  { owner, navigateAway }: Place,
): Promise<void> {
  const { page, navigation } = opened;
  const isLoaded = !page.url.startsWith("about:") && page.origin !== "null";
  const response = isLoaded ? navigation?.response : undefined;
  const dom = new JSDOM(text ?? (await textOf(response)), {
    url: page.url,
    ...referrerOf(page, opened, owner.page),
    runScripts: "outside-only",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  const window = dom.getInternalVMContext() as Window;
  installGlobals(window, page);
  setReferrerPolicy(page, window);
  owner.session.onClose(() => (window as unknown as { close(): void }).close());
  const shown = new ShownDocument(page, window, owner.session, navigateAway);
  const top = shown.views.of(page.window.top);
  if (top !== null) dom.reconfigure({ windowTop: top });
  define(window, "frameElement", { get: () => null });
  await loadOf(window);
  await shown.run();
}

/** What isn't a document has none of its text in it. */
async function textOf(response: NonNullable<ModelWindow["navigation"]>["response"]): Promise<string> {
  const type = response?.headers.get("Content-Type") ?? "text/html";
  return /html|xml/i.test(type) ? ((await response?.text()) ?? "") : "";
}

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
