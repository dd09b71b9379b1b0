import { inJsdom, ofJsdom } from "./jsdom.ts";
import type { Element, FormElement, Window } from "./window.ts";

/** What a browser does for a document, where jsdom does nothing or does it without the model. */
export interface DocumentHost {
  frameAttached(frame: Element): void;
  frameChanged(frame: Element): void;
  frameDetached(frame: Element): void;
  scriptInserted(script: Element): void;
  imageChanged(image: Element): void;
  linkChanged(link: Element): void;
  objectAttached(object: Element): void;
  followed(link: Element): void;
  submitted(form: FormElement, submitter: Element | null): void;
  /** Its script sets its own location. */
  navigated(url: string): void;
}

const hosts = new WeakMap<object, DocumentHost>();

/** Makes the host do what a document of a window needs. */
export const setHost = (window: Window, host: DocumentHost): void => void hosts.set(window.document, host);

type Method = (this: Impl, ...given: unknown[]) => unknown;

/** What is done instead, where a document has a host. */
type Replacement = (host: DocumentHost, impl: Impl, original: () => void, given: readonly unknown[]) => void;

/** An implementation object of jsdom, beside the wrapper that scripts see. */
interface Impl {
  readonly _ownerDocument?: Impl;
  readonly _relevantDocument?: Impl;
  readonly _attached?: boolean;
  /** Of a location. */
  readonly _url?: unknown;
}

type Prototype = Record<string, Method>;

interface Utilities {
  readonly wrapperForImpl: (impl: Impl) => object;
}

interface Urls {
  readonly serializeURL: (url: unknown, excludeFragment?: boolean) => string;
}

const { wrapperForImpl } = inJsdom("generated/idl/utils.js") as Utilities;
const { serializeURL } = ofJsdom("whatwg-url") as Urls;

const prototypeOf = (path: string): Prototype =>
  (inJsdom(`jsdom/living/${path}-impl.js`) as { readonly implementation: { readonly prototype: Prototype } })
    .implementation.prototype;

function hostOf({ _ownerDocument, _relevantDocument }: Impl): DocumentHost | undefined {
  const document = _ownerDocument ?? _relevantDocument;
  return document && hosts.get(wrapperForImpl(document));
}

const elementOf = (impl: Impl): Element => wrapperForImpl(impl) as Element;

/** Replaces a method of an implementation class, for documents that have a host. */
function override(path: string, name: string, replacement: Replacement): void {
  const prototype = prototypeOf(path);
  const original = prototype[name];
  if (original === undefined) throw new Error(`jsdom has no ${path}.${name}`);
  prototype[name] = function (this: Impl, ...given: unknown[]): unknown {
    const host = hostOf(this);
    const run = (): unknown => Reflect.apply(original, this, given);
    if (host === undefined) return run();
    replacement(host, this, () => void run(), given);
    return undefined;
  };
}

/** Does what every element does, and not what a frame does beside it: jsdom would load it. */
function asPlainElement(name: string, impl: Impl, given: readonly unknown[]): void {
  const method = prototypeOf("nodes/HTMLElement")[name];
  if (method !== undefined) Reflect.apply(method, impl, given);
}

function hookFrames(): void {
  const frame = "nodes/HTMLFrameElement";
  override(frame, "_attach", (host, impl, _original, given) => {
    asPlainElement("_attach", impl, given);
    host.frameAttached(elementOf(impl));
  });
  override(frame, "_detach", (host, impl, _original, given) => {
    asPlainElement("_detach", impl, given);
    host.frameDetached(elementOf(impl));
  });
  override(frame, "_attrModified", (host, impl, _original, given) => {
    asPlainElement("_attrModified", impl, given);
    const [name] = given;
    if ((name === "src" || name === "srcdoc") && impl._attached === true) host.frameChanged(elementOf(impl));
  });
}

function hookSubresources(): void {
  for (const name of ["_fetchExternalScript", "_fetchInternalScript"])
    override("nodes/HTMLScriptElement", name, (host, impl) => host.scriptInserted(elementOf(impl)));
  override("nodes/HTMLImageElement", "_attrModified", (host, impl, original, [name]) => {
    original();
    if (name === "src") host.imageChanged(elementOf(impl));
  });
  override("nodes/HTMLObjectElement", "_attach", (host, impl, original) => {
    original();
    host.objectAttached(elementOf(impl));
  });
  override("nodes/HTMLLinkElement", "_attach", (host, impl, original) => {
    original();
    host.linkChanged(elementOf(impl));
  });
}

function hookNavigations(): void {
  for (const name of ["HTMLAnchorElement", "HTMLAreaElement"])
    override(`nodes/${name}`, "_followAHyperlink", (host, impl) => host.followed(elementOf(impl)));
  override("nodes/HTMLFormElement", "submit", (host, impl) => host.submitted(elementOf(impl) as FormElement, null));
  override("nodes/HTMLFormElement", "requestSubmit", (host, impl, original, [submitter]) => {
    const form = elementOf(impl) as FormElement;
    const seen: Event[] = [];
    const listener = (event: Event): void => void seen.push(event);
    form.ownerDocument.defaultView?.addEventListener("submit", listener, { once: true });
    original();
    const isSubmitted = seen.some(({ defaultPrevented }) => !defaultPrevented);
    const button = submitter === null || submitter === undefined ? null : elementOf(submitter);
    if (isSubmitted) host.submitted(form, button);
  });
  override("window/Location", "reload", (host, { _url: url }) => host.navigated(serializeURL(url)));
  override("window/Location", "_locationObjectNavigate", (host, { _url: current }, original, [url]) => {
    if (serializeURL(url, true) === serializeURL(current, true)) original();
    else host.navigated(serializeURL(url));
  });
}

/** Vitest's `URL.createObjectURL` reads a Blob's bytes by the name that they had before version 27. */
function hookBlobs(): void {
  Object.defineProperty(prototypeOf("file-api/Blob"), "_buffer", {
    get(this: { readonly _bytes: Uint8Array }) {
      return this._bytes;
    },
  });
}

let isInstalled = false;

/** Puts the hooks into jsdom, of which this process has one. Documents without a host keep what jsdom does. */
export function installHooks(): void {
  if (isInstalled) return;
  isInstalled = true;
  hookFrames();
  hookSubresources();
  hookNavigations();
  hookBlobs();
}
