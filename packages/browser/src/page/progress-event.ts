/** https://xhr.spec.whatwg.org/#interface-progressevent */
export class ProgressEvent extends Event {
  readonly lengthComputable: boolean;
  readonly loaded: number;
  readonly total: number;

  constructor(type: string, loaded = 0, total = 0) {
    super(type);
    this.lengthComputable = total > 0;
    this.loaded = loaded;
    this.total = total;
  }
}

type Listener = ((event: Event) => unknown) | null;

const types = ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"] as const;

type Handlers = { [Type in (typeof types)[number] as `on${Type}`]: Listener };

/**
 * What an XMLHttpRequest and its upload tell.
 *
 * https://xhr.spec.whatwg.org/#xmlhttprequesteventtarget
 */
export class ProgressTarget extends EventTarget implements Handlers {
  onloadstart: Listener = null;
  onprogress: Listener = null;
  onabort: Listener = null;
  onerror: Listener = null;
  onload: Listener = null;
  ontimeout: Listener = null;
  onloadend: Listener = null;
  #listened = false;

  /** Whether anything listens: an upload that is listened to needs a preflight. */
  get isListenedTo(): boolean {
    return this.#listened || types.some((type) => this[`on${type}`] !== null);
  }

  override addEventListener(...parameters: Parameters<EventTarget["addEventListener"]>): void {
    if (parameters[1] !== null) this.#listened = true;
    super.addEventListener(...parameters);
  }

  override dispatchEvent(event: Event): boolean {
    const handler = (this as Record<string, unknown>)[`on${event.type}`];
    if (typeof handler === "function") handler.call(this, event);
    return super.dispatchEvent(event);
  }
}
