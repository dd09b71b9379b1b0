import type { Embedding, EmbedKind, EmbedOptions } from "@sallyport/browser";
import { referrerPolicyAttribute } from "./referrer-policy.ts";
import type { ShownDocument } from "./shown-document.ts";
import type { Element } from "./window.ts";

/** Embeds what an element names; `undefined` where it names nothing that a server has. */
export async function embedded(
  shown: ShownDocument,
  element: Element,
  as: EmbedKind,
  text: string | null,
): Promise<Embedding | undefined> {
  const url = shown.urlOf(text ?? "");
  if (text === null || text === "" || !/^https?:/.test(url)) return undefined;
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const [crossorigin, integrity] = [attribute("crossorigin"), attribute("integrity")];
  return shown.page.embed({
    as,
    url,
    ...(crossorigin !== undefined && { crossorigin: corsOf(crossorigin) }),
    ...(integrity !== undefined && { integrity }),
    ...referrerPolicyAttribute(element),
  });
}

/** The same, with the element's event. */
export async function embedElement(
  shown: ShownDocument,
  element: Element,
  as: EmbedKind,
  text: string | null,
): Promise<void> {
  const embedding = await embedded(shown, element, as, text);
  if (embedding !== undefined && embedding.event !== "none") shown.fire(element, embedding.event);
}

/** https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes */
const corsOf = (value: string): NonNullable<EmbedOptions["crossorigin"]> =>
  value.toLowerCase() === "use-credentials" ? "use-credentials" : "anonymous";
