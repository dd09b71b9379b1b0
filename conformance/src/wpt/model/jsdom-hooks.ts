import { createRequire } from "node:module";
import type { Element, FormElement, Window } from "./window.ts";

/** What a browser does for a document, where jsdom does nothing or does it without the model. */
export interface DocumentHost {
  frameAttached(frame: Element): void;
  frameChanged(frame: Element): void;
  frameDetached(frame: Element): void;
  scriptInserted(script: Element): void;
  imageChanged(image: Element): void;
  linkChanged(link: Element): void;
  followed(link: Element): void;
  submitted(form: FormElement, submitter: Element | null): void;
  /** Its script sets its own location. */
  navigated(url: string): void;
}

const hosts = new WeakMap<object, DocumentHost>();

/** Makes the host do what a document of a window needs. */
export const setHost = (window: Window, host: DocumentHost): void => void hosts.set(window.document, host);

type Method = (this: Impl, ...given: unknown[]) => unknown;

/** An implementation object of jsdom, beside the wrapper that scripts see. */
interface Impl {
  readonly _ownerDocument?: Impl;
  readonly _relevantDocument?: Impl;
  readonly _attached?: boolean;
}

type Prototype = Record<string, Method>;

const requireFrom = createRequire(import.meta.url);
const inJsdom = (path: string): unknown => requireFrom(`jsdom/lib/${path}`);

interface Utilities {
  wrapperForImpl(impl: Impl): unknown;
}

interface Urls {
  serializeURL(url: unknown, excludeFragment?: boolean): string;
}

const prototypeOf = (path: string): Prototype =>
  (inJsdom(`jsdom/living/${path}-impl.js`) as { readonly implementation: { readonly prototype: Prototype } })
    .implementation.prototype;

let isInstalled = false;

/** Puts the hooks into jsdom, of which this process has one. Documents without a host keep what jsdom does. */
export function installHooks(): void {
  if (isInstalled) return;
  isInstalled = true;
  const { wrapperForImpl } = inJsdom("generated/idl/utils.js") as Utilities;
  const { serializeURL } = requireFrom("whatwg-url") as Urls;
  const hostOf = ({ _ownerDocument, _relevantDocument }: Impl): DocumentHost | undefined => {
    const document = _ownerDocument ?? _relevantDocument;
    return document && hosts.get(wrapperForImpl(document) as object);
  };
  const override = (path: string, name: string, replacement: (host: DocumentHost, original: Method) => Method): void => {
    const prototype = prototypeOf(path);
    const original = prototype[name];
    if (original === undefined) throw new Error(`jsdom has no ${path}.${name}`);
    prototype[name] = function (this: Impl, ...given: unknown[]): unknown {
      const host = hostOf(this);
      return Reflect.apply(host === undefined ? original : replacement(host, original), this, given);
    };
  };
  const elementOf = (impl: Impl): Element => wrapperForImpl(impl) as Element;
  const plainElement = prototypeOf("nodes/HTMLElement");
  const plain = (name: "_attach" | "_detach" | "_attrModified", impl: Impl, given: unknown[]): void =>
    void Reflect.apply(plainElement[name] as Method, impl, given);

  const frame = "nodes/HTMLFrameElement";
  override(frame, "_attach", (host) => function (...given) {
    plain("_attach", this, given);
    host.frameAttached(elementOf(this));
  });
  override(frame, "_detach", (host) => function (...given) {
    plain("_detach", this, given);
    host.frameDetached(elementOf(this));
  });
  override(frame, "_attrModified", (host) => function (...given) {
    plain("_attrModified", this, given);
    const [name] = given;
    if ((name === "src" || name === "srcdoc") && this._attached === true) host.frameChanged(elementOf(this));
  });
  for (const name of ["_fetchExternalScript", "_fetchInternalScript"])
    override("nodes/HTMLScriptElement", name, (host) => function () {
      host.scriptInserted(elementOf(this));
    });
  override("nodes/HTMLImageElement", "_attrModified", (host, original) => function (...given) {
    Reflect.apply(original, this, given);
    if (given[0] === "src") host.imageChanged(elementOf(this));
  });
  override("nodes/HTMLLinkElement", "_attach", (host, original) => function (...given) {
    Reflect.apply(original, this, given);
    host.linkChanged(elementOf(this));
  });
  for (const name of ["HTMLAnchorElement", "HTMLAreaElement"])
    override(`nodes/${name}`, "_followAHyperlink", (host) => function () {
      host.followed(elementOf(this));
    });
  override("nodes/HTMLFormElement", "submit", (host) => function () {
    host.submitted(elementOf(this) as FormElement, null);
  });
  override("nodes/HTMLFormElement", "requestSubmit", (host, original) => function (...given) {
    const form = elementOf(this) as FormElement;
    let isSubmitted = false;
    const listener = (event: Event): void => void (isSubmitted = !event.defaultPrevented);
    form.ownerDocument.defaultView?.addEventListener("submit", listener, { once: true });
    Reflect.apply(original, this, given);
    const [submitter] = given as [Impl | null | undefined];
    if (isSubmitted) host.submitted(form, submitter ? elementOf(submitter) : null);
  });
  override("window/Location", "reload", (host) => function () {
    const { _url: current } = this as unknown as { readonly _url: unknown };
    host.navigated(serializeURL(current));
  });
  override("window/Location", "_locationObjectNavigate", (host, original) => function (...given) {
    const [url] = given;
    const { _url: current } = this as unknown as { readonly _url: unknown };
    if (serializeURL(url, true) === serializeURL(current, true)) Reflect.apply(original, this, given);
    else host.navigated(serializeURL(url));
  });
}
