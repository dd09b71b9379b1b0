import type { Embedding, EmbedKind, EmbedOptions } from "@sallyport/browser";
import { referrerPolicyAttribute } from "./referrer-policy.ts";
import type { ModelDocument } from "./session.ts";
import type { Element } from "./window.ts";

/** Embeds what an element names; `undefined` where it names nothing that a server has. */
export async function embedded(
  shown: ModelDocument,
  element: Element,
  as: EmbedKind,
  text: string | null,
  more: Pick<EmbedOptions, "preloadAs"> = {},
): Promise<Embedding | undefined> {
  const url = shown.urlOf(text ?? "");
  if (text === null || text === "" || !/^https?:/.test(url)) return undefined;
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const [crossorigin, integrity] = [attribute("crossorigin"), attribute("integrity")];
  return shown.page.embed({
    as,
    url,
    ...more,
    ...(crossorigin !== undefined && { crossorigin: corsOf(crossorigin) }),
    ...(integrity !== undefined && { integrity }),
    ...referrerPolicyAttribute(element),
  });
}

/** The same, with the element's event. */
export async function embedElement(...given: Parameters<typeof embedded>): Promise<void> {
  const [shown, element] = given;
  const embedding = await embedded(...given).catch(() => undefined);
  if (embedding !== undefined && embedding.event !== "none") shown.fire(element, embedding.event);
}

/** What a `<link rel=preload>` may be for, and the model requests. */
const preloads: readonly (string | undefined)[] = ["image", "script", "style", "font", "track", "fetch"];

/** https://html.spec.whatwg.org/multipage/semantics.html#the-link-element */
export async function embedLink(shown: ModelDocument, link: Element): Promise<void> {
  const rel = (link.getAttribute("rel") ?? "").toLowerCase().split(/\s+/);
  const href = link.getAttribute("href");
  if (rel.includes("stylesheet")) await embedElement(shown, link, "style", href);
  if (rel.includes("icon")) await embedElement(shown, link, "image", href);
  const preloadAs = link.getAttribute("as")?.toLowerCase();
  if (rel.includes("preload") && preloads.includes(preloadAs))
    await embedElement(shown, link, "preload", href, { preloadAs: preloadAs as "fetch" });
}

/** https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes */
const corsOf = (value: string): NonNullable<EmbedOptions["crossorigin"]> =>
  value.toLowerCase() === "use-credentials" ? "use-credentials" : "anonymous";
