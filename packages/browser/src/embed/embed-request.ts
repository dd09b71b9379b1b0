import type { Engine } from "../engines/engine.ts";
import { baseURL, type Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { defaultReferrerPolicy } from "../fetch/referrer.ts";
import { makeRequest, type Destination, type FetchRequest } from "../fetch/request.ts";
import { serverURL } from "../navigation/server-url.ts";
import type { EmbedKind, EmbedOptions, PreloadKind } from "./embed-options.ts";

/** How a kind is requested: its destination, whether with CORS, and the attributes that it has beside `crossorigin`. */
interface KindRow {
  readonly destination: Destination;
  readonly cors: "by-attribute" | "always" | "never";
  readonly attributes: readonly ("integrity" | "referrerPolicy")[];
}

const both = ["integrity", "referrerPolicy"] as const;

const kinds: Readonly<Record<Exclude<EmbedKind, "preload" | "object" | "embed">, KindRow>> = {
  image: { destination: "image", cors: "by-attribute", attributes: ["referrerPolicy"] },
  script: { destination: "script", cors: "by-attribute", attributes: both },
  module: { destination: "script", cors: "always", attributes: both },
  import: { destination: "script", cors: "always", attributes: [] },
  style: { destination: "style", cors: "by-attribute", attributes: both },
  "style-import": { destination: "style", cors: "never", attributes: [] },
  font: { destination: "font", cors: "always", attributes: [] },
  audio: { destination: "audio", cors: "by-attribute", attributes: [] },
  video: { destination: "video", cors: "by-attribute", attributes: [] },
  track: { destination: "track", cors: "by-attribute", attributes: [] },
};

/** https://html.spec.whatwg.org/#translate-a-preload-destination */
const preloadRow = (preloadAs: PreloadKind, { elements }: Engine): KindRow => ({
  destination: preloadAs === "fetch" ? "" : preloadAs,
  cors: preloadAs === "font" && elements.preloadsFontsWithCors ? "always" : "by-attribute",
  attributes: elements.preloadChecksIntegrity ? both : ["referrerPolicy"],
});

type CorsSettings = Pick<FetchRequest, "mode" | "credentialsMode">;

/** https://html.spec.whatwg.org/#create-a-potential-cors-request, and the settings of a module script. */
function corsSettings({ cors }: KindRow, { as, crossorigin }: EmbedOptions, { elements }: Engine): CorsSettings {
  if (as === "font" && elements.fontMode === "no-cors") return { mode: "no-cors", credentialsMode: "include" };
  // Only a module script has the attribute beside CORS in any case.
  const attribute = cors === "never" || as === "import" || as === "font" ? undefined : crossorigin;
  if (attribute !== undefined || cors === "always")
    return { mode: "cors", credentialsMode: attribute === "use-credentials" ? "include" : "same-origin" };
  // A text track falls back to the page's own origin.
  if (as === "track" && elements.trackMode === "same-origin")
    return { mode: "same-origin", credentialsMode: "same-origin" };
  return { mode: "no-cors", credentialsMode: "include" };
}

/** https://html.spec.whatwg.org/#the-object-element, https://html.spec.whatwg.org/#the-embed-element: navigations. */
function pluginRequest(url: URL, as: "object" | "embed", client: Environment, { elements }: Engine): FetchRequest {
  return makeRequest(url, client, {
    destination: elements.objectDestination === "iframe" ? "iframe" : as,
    mode: "navigate",
    credentialsMode: "include",
    initiatorType: "element",
  });
}

/** The headers and the referrer of a kind beside its attributes. */
function extrasOf(as: EmbedKind, { elements }: Engine): Partial<FetchRequest> {
  switch (as) {
    case "audio":
    case "video":
      return elements.mediaRange ? { headerList: new HeaderList([["Range", "bytes=0-"]]) } : {};
    case "font":
      return elements.fontReferrerPolicy === "default" ? { referrerPolicy: defaultReferrerPolicy } : {};
    case "track":
      return elements.trackHasReferrer ? {} : { referrer: "no-referrer" };
    default:
      return {};
  }
}

/**
 * The request of an element; `undefined` where the engine sends none.
 *
 * @throws TypeError for what is not a URL with http: or https:
 */
export function embedRequest(options: EmbedOptions, client: Environment, engine: Engine): FetchRequest | undefined {
  const { as, preloadAs = "fetch", integrity = "", referrerPolicy = "" } = options;
  const url = serverURL(options.url, baseURL(client).href);
  if (as === "object" || as === "embed") return pluginRequest(url, as, client, engine);
  if (as === "preload" && preloadAs === "track" && !engine.elements.preloadsTracks) return undefined;
  const row = as === "preload" ? preloadRow(preloadAs, engine) : kinds[as];
  return makeRequest(url, client, {
    destination: row.destination,
    ...corsSettings(row, options, engine),
    initiatorType: as === "preload" ? "preload" : "element",
    ...(row.attributes.includes("integrity") && { integrity }),
    ...(row.attributes.includes("referrerPolicy") && { referrerPolicy }),
    ...extrasOf(as, engine),
  });
}
