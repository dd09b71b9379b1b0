/** What the environment needs of a window of jsdom or happy-dom. */
export interface TestWindow {
  readonly document: { readonly baseURI?: string; createTextNode(text: string): EventTarget };
  readonly location: { readonly href: string };
  readonly navigator: object;
  readonly console: Pick<Console, "error">;
  readonly DOMParser: new () => { parseFromString(text: string, type: string): unknown };
  readonly XMLSerializer: new () => { serializeToString(document: unknown): string };
  readonly FileReader: new () => {
    onload: (() => void) | null;
    onerror: (() => void) | null;
    readonly result: unknown;
    readonly error: Error;
    readAsArrayBuffer(blob: Blob): void;
    readAsText(blob: Blob): void;
  };
  readonly Blob: typeof globalThis.Blob;
  readonly File: typeof globalThis.File;
  readonly FormData: typeof globalThis.FormData;
  readonly Event: typeof globalThis.Event;
  readonly EventTarget: typeof globalThis.EventTarget;
  readonly ProgressEvent?: typeof globalThis.Event;
  readonly MessageEvent?: typeof globalThis.Event;
  readonly CloseEvent?: typeof globalThis.Event;
  readonly DOMException: typeof globalThis.DOMException;
  readonly AbortController: typeof globalThis.AbortController;
  readonly AbortSignal: typeof globalThis.AbortSignal;
  // Those of its realm, which may be another than this module's.
  readonly ArrayBuffer: typeof globalThis.ArrayBuffer;
  readonly Uint8Array: typeof globalThis.Uint8Array;
  readonly Date: typeof globalThis.Date;
  readonly JSON: typeof globalThis.JSON;
  readonly Function?: typeof globalThis.Function;
  readonly Object: typeof globalThis.Object;
  readonly Promise: typeof globalThis.Promise;
  readonly Error: typeof globalThis.Error;
  readonly TypeError: typeof globalThis.TypeError;
  readonly RangeError: typeof globalThis.RangeError;
  readonly SyntaxError: typeof globalThis.SyntaxError;
  dispatchEvent(event: Event): boolean;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}
