import type { ElementRules } from "../engines/element-rules.ts";
import type { Engine } from "../engines/engine.ts";
import type { Failure } from "../fetch/failure.ts";
import {
  isFontContent,
  isImageContent,
  isMediaContent,
  isSvgContent,
  isTextTrackContent,
} from "../fetch/mime-sniff.ts";
import { extractMimeType } from "../fetch/mime-type.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { FetchResponse } from "../fetch/response.ts";
import { isOkStatus } from "../fetch/status.ts";
import type { EmbedKind, EmbedOptions } from "./embed-options.ts";
import { hasJavaScriptType, statusFailure, typeFailure } from "./response-failures.ts";

/** What an element makes of a response that the browser has let through. */
export interface Use {
  /** Why it cannot use it. */
  readonly failure?: Failure;
  /** Whether there is nothing in it to use, although it loads. */
  readonly isEmpty?: boolean;
  /** Of a script, which runs. */
  readonly script?: Uint8Array;
}

const contentFailure: Failure = { code: "element-content" };

/** Images are shown whatever their status, and whatever their type unless it is SVG. */
function useImage(response: FetchResponse, bytes: Uint8Array, { elements }: Engine): Use {
  const isSvg = extractMimeType(response.headerList)?.essence === "image/svg+xml";
  const isRaster = isImageContent(bytes) && !(isSvg && elements.svgTypeIsBinding);
  return isRaster || (isSvg && isSvgContent(bytes)) ? {} : { failure: contentFailure };
}

/** https://html.spec.whatwg.org/#fetch-a-classic-script, https://html.spec.whatwg.org/#fetch-a-single-module-script */
function useScript(response: FetchResponse, bytes: Uint8Array, isModule: boolean): Use {
  if (isModule && !hasJavaScriptType(response)) return { failure: typeFailure(response) };
  if (!isOkStatus(response.status)) return { failure: statusFailure(response) };
  return { isEmpty: bytes.length === 0, script: bytes };
}

/** Whether a response whose type says nothing may be a style sheet. */
function isUntypedStyle({ headerList, urlList }: FetchResponse, elements: ElementRules): boolean {
  if (elements.redirectedStyleNeedsType && urlList.length > 1) return false;
  return elements.styleTypeMayBeAny || headerList.get("Content-Type")?.trim() !== "*/*";
}

/** https://html.spec.whatwg.org/#link-type-stylesheet: the document is in standards mode. */
function useStyle(response: FetchResponse, bytes: Uint8Array, { elements }: Engine): Use {
  if (!isOkStatus(response.status)) return { failure: statusFailure(response) };
  const type = extractMimeType(response.headerList);
  const fits = type === undefined ? isUntypedStyle(response, elements) : type.essence === "text/css";
  if (fits) return { isEmpty: bytes.length === 0 };
  return elements.wrongStyleType === "error" ? { failure: typeFailure(response) } : { isEmpty: true };
}

/** https://html.spec.whatwg.org/#concept-media-load-resource, and a range that begins with the first byte. */
function useMedia(response: FetchResponse, bytes: Uint8Array, { elements }: Engine): Use {
  const { status, headerList } = response;
  if (!isOkStatus(status)) return { failure: statusFailure(response) };
  const range = headerList.get("Content-Range");
  const isFirst = range === null ? elements.playsPart !== "first" : /^bytes 0-/i.test(range);
  if (status === 206 && !isFirst && elements.playsPart !== "any")
    return { failure: { code: "range-malformed", value: range ?? "" } };
  return isMediaContent(bytes) ? {} : { failure: contentFailure };
}

/** What is used as soon as its content is of the kind. */
function useRecognized(response: FetchResponse, isOfKind: boolean, needsOk: boolean): Use {
  if (needsOk && !isOkStatus(response.status)) return { failure: statusFailure(response) };
  return isOfKind ? {} : { failure: contentFailure };
}

/** A document in a frame of its own. */
function usePlugin(response: FetchResponse, rules: ElementRules["object"]): Use {
  const { status } = response;
  if (status === 204 || status === 205) return { failure: contentFailure };
  return isOkStatus(status) || rules.errorStatus === "load" ? {} : { failure: statusFailure(response) };
}

type UseKind = (response: FetchResponse, bytes: Uint8Array, engine: Engine, options: EmbedOptions) => Use;

const useModule: UseKind = (response, bytes) => useScript(response, bytes, true);

const uses: Readonly<Record<EmbedKind, UseKind>> = {
  image: useImage,
  script: (response, bytes) => useScript(response, bytes, false),
  module: useModule,
  import: useModule,
  style: useStyle,
  "style-import": useStyle,
  font: (response, bytes) => useRecognized(response, isFontContent(bytes), true),
  audio: useMedia,
  video: useMedia,
  track: (response, bytes, { elements }) => useRecognized(response, isTextTrackContent(bytes), elements.trackNeedsOk),
  preload: (response, bytes, engine, { preloadAs }) => (preloadAs === "image" ? useImage(response, bytes, engine) : {}),
  object: (response, _, { elements }) => usePlugin(response, elements.object),
  embed: (response, _, { elements }) => usePlugin(response, elements.embed),
};

/** Media begin before their end has come. */
const neededBytes = 1024;

/**
 * What an element makes of the response. Its content is recognized by its first bytes: nothing is decoded, and no script
 * is parsed.
 *
 * @param response with the body and the headers that the page may not read
 */
export async function useResponse(options: EmbedOptions, response: FetchResponse, engine: Engine): Promise<Use> {
  const isMedia = options.as === "audio" || options.as === "video";
  const { body } = response;
  try {
    const bytes = await (isMedia ? body?.readBeyond(neededBytes) : body?.read());
    return uses[options.as](response, bytes ?? new Uint8Array(), engine, options);
  } catch (error) {
    if (error instanceof NetworkFailure) return { failure: { code: error.code, value: error.message } };
    throw error;
  } finally {
    if (isMedia) body?.cancel();
  }
}
