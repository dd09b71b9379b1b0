import { fill } from "../../engines/fill-template.ts";
import type { BlockedOperation } from "../../engines/window-rules.ts";
import { isIsolated } from "../../fetch/embedder-policy.ts";
import { isSameOrigin } from "../../fetch/origin.ts";
import type { PageDocument } from "../document.ts";
import type { MessageEvent } from "../message-event.ts";
import { DOMException } from "../../platform.ts";
import {
  crossOriginObject,
  operation,
  type CrossOriginProperty,
  type CrossOriginSubject,
} from "./cross-origin-object.ts";
import { ownLocation } from "./own-location.ts";
import type { WindowContext, WindowRealm } from "./window-context.ts";
import { postMessage } from "./post-message.ts";
import { allows } from "./sandbox.ts";

/** A message that a window has received. */
export interface WindowMessage extends MessageEvent {
  /** The sender's window as the receiver has it; `null` where it is gone. */
  readonly source: WindowProxy | null;
}

/**
 * A window as one page has it. For a page of another origin all but the first part throws a SecurityError.
 *
 * https://html.spec.whatwg.org/#the-windowproxy-exotic-object
 */
export interface WindowProxy {
  readonly window: WindowProxy;
  readonly self: WindowProxy;
  readonly frames: WindowProxy;
  readonly closed: boolean;
  readonly length: number;
  readonly parent: WindowProxy | null;
  readonly top: WindowProxy | null;
  /** A page of the window's own origin may set it to `null`, and has no opener then. */
  opener: WindowProxy | null;
  get location(): WindowLocation;
  set location(url: string | URL | WindowLocation);
  blur(): void;
  close(): void;
  focus(): void;
  /** https://html.spec.whatwg.org/#dom-window-postmessage-options */
  postMessage(message: unknown, targetOrigin?: string, transfer?: readonly object[]): void;
  postMessage(
    message: unknown,
    options: { readonly targetOrigin?: string; readonly transfer?: readonly object[] },
  ): void;
  readonly [index: number]: WindowProxy;

  // Of its own origin only.
  readonly document: PageDocument;
  readonly origin: string;
  name: string;
  onmessage: ((event: WindowMessage) => unknown) | null;
  addEventListener(type: string, listener: (event: WindowMessage) => unknown, options?: object | boolean): void;
  removeEventListener(type: string, listener: (event: WindowMessage) => unknown, options?: object | boolean): void;
  dispatchEvent(event: Event): boolean;
  /** The page's classes, the names of its frames, and what its scripts set. */
  readonly [name: string]: unknown;
}

/** A window's `location` as one page has it: another origin's may be set, and nothing of it read. */
export interface WindowLocation {
  get href(): string;
  set href(url: string | URL);
  replace(url: string | URL): void;

  // Of its own origin only.
  readonly origin: string;
  assign(url: string | URL): void;
  toString(): string;
  readonly [name: string]: unknown;
}

/** https://html.spec.whatwg.org/#isplatformobjectsameorigin-(-o-) */
function isSameOriginDomain(accessing: WindowRealm, context: WindowContext): boolean {
  const accessed = context.active;
  if (accessing === accessed) return true;
  if (context.isSeparated && accessing.page.engine.windows.separatedIsCrossOrigin) return false;
  if (isIsolated(accessing.page.environment) !== isIsolated(accessed.page.environment)) return false;
  return isSameOrigin(accessing.page.origin, accessed.page.origin);
}

/** Whose sandbox keeps them apart, if one does. */
function sandboxedSide(accessing: WindowRealm, accessed: WindowContext): "accessed" | "accessing" | "both" | undefined {
  const [one, other] = [accessing.context, accessed].map(({ sandbox }) => !allows(sandbox, "allow-same-origin"));
  if (one === true) return other === true ? "both" : "accessing";
  return other === true ? "accessed" : undefined;
}

/** Notes what is not allowed, and makes the engine's error of it. */
function blockedBy(accessing: WindowRealm, accessed: WindowContext, of: "Window" | "Location") {
  return (operation: BlockedOperation, name: string): Error => {
    const { page } = accessing;
    const { blocked, blockedBySandbox } = page.engine.windows;
    const side = sandboxedSide(accessing, accessed);
    const ofSandbox = side && blockedBySandbox[side];
    const origin = ofSandbox === undefined ? page.origin : page.environment.creationURL.origin;
    const message = fill(ofSandbox ?? blocked[operation], { name, origin, interface: of });
    const values = { origin: page.origin, other: accessed.active.page.origin, name };
    accessing.note({ code: "frame-access", values, consoleMessage: message });
    return new DOMException(message, "SecurityError");
  };
}

/** https://html.spec.whatwg.org/#crossoriginproperties-(-o-), of a Location */
function locationOf(accessing: WindowRealm, context: WindowContext): object {
  const go = (url: unknown): void => accessing.setLocation(context, url);
  const own = ownLocation(() => context.active.page.environment, go);
  return crossOriginObject({
    isSameOrigin: () => isSameOriginDomain(accessing, context),
    properties: new Map<string, CrossOriginProperty>([
      ["href", { set: go }],
      ["replace", operation("replace", 1, go)],
    ]),
    indexed: () => [],
    named: () => undefined,
    own: () => own,
    blocked: blockedBy(accessing, context, "Location"),
    blocksPrototype: accessing.page.engine.windows.blocksPrototype,
  });
}

/** The properties of a window that any page may use. */
function propertiesOf(accessing: WindowRealm, context: WindowContext): Readonly<Record<string, CrossOriginProperty>> {
  const proxy = (of: WindowContext | undefined): object | null =>
    of === undefined || of.isClosed ? null : accessing.windowOf(of);
  const self = { get: () => accessing.windowOf(context) };
  const location = locationOf(accessing, context);
  return {
    window: self,
    self,
    frames: self,
    location: { get: () => location, set: (url) => accessing.setLocation(context, url) },
    closed: { get: () => context.isClosed },
    length: { get: () => context.frames.length },
    top: { get: () => proxy(context.isClosed ? undefined : context.top) },
    parent: { get: () => proxy(context.isClosed ? undefined : (context.parent ?? context)) },
    opener: { get: () => proxy(context.isClosed ? undefined : context.opener) },
    blur: operation("blur", 0, () => undefined),
    focus: operation("focus", 0, () => undefined),
    close: operation("close", 0, () => closeByScript(context)),
    postMessage: operation("postMessage", 1, (...given) => postMessage(accessing, context, given)),
  };
}

/** https://html.spec.whatwg.org/#dom-window-close: a script closes only windows that a script has opened. */
function closeByScript(context: WindowContext): void {
  if (context.openedBy !== undefined) context.close();
}

/** The window of a context, as a page has it. */
export function windowProxy(accessing: WindowRealm, context: WindowContext): WindowProxy {
  const { crossOriginNames, blocksPrototype } = accessing.page.engine.windows;
  const all = propertiesOf(accessing, context);
  const subject: CrossOriginSubject = {
    isSameOrigin: () => isSameOriginDomain(accessing, context),
    properties: new Map(crossOriginNames.map((name) => [name, all[name] ?? {}])),
    indexed: () => context.frames.map((frame) => accessing.windowOf(frame)),
    named: (name) => {
      const frame = name === "" ? undefined : context.frames.find((one) => one.name === name);
      return frame && accessing.windowOf(frame);
    },
    own: () => context.active.own,
    blocked: blockedBy(accessing, context, "Window"),
    blocksPrototype,
  };
  return crossOriginObject(subject) as WindowProxy;
}
