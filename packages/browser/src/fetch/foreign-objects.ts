import { AbortController, AbortSignal, ArrayBuffer } from "../platform.ts";

// jsdom and happy-dom have classes of their own for what the platform has too. Their objects are known by their names.

function nameOf(value: unknown): string {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== "Object") return tag;
  // Some classes of happy-dom have no tag.
  const { constructor } = value as { readonly constructor?: { readonly name?: unknown } };
  return String(constructor?.name);
}

/** A Blob or a File. */
export const isForeignBlob = (value: unknown): value is Blob =>
  /^(?:Blob|File)$/.test(nameOf(value)) && typeof (value as Partial<Blob>).arrayBuffer === "function";

/** The platform's too: to ask for its class would load the whole of its fetch. */
export const isForm = (value: unknown): value is FormData =>
  nameOf(value) === "FormData" && typeof (value as Partial<FormData>).getAll === "function";

export const isForeignParameters = (value: unknown): value is URLSearchParams =>
  nameOf(value) === "URLSearchParams" && typeof (value as Partial<URLSearchParams>).getAll === "function";

export const isArrayBuffer = (value: unknown): value is ArrayBuffer => nameOf(value) === "ArrayBuffer";

export const isUint8Array = (value: unknown): value is Uint8Array =>
  nameOf(value) === "Uint8Array" && ArrayBuffer.isView(value);

const followers = new WeakMap<object, AbortSignal>();

/** A signal of the platform that is aborted when another environment's is; `undefined` for what is no signal. */
export function platformSignal(value: unknown): AbortSignal | undefined {
  if (value instanceof AbortSignal) return value;
  if (nameOf(value) !== "AbortSignal") return undefined;
  const foreign = value as AbortSignal;
  const known = followers.get(foreign);
  if (known !== undefined) return known;
  const controller = new AbortController();
  const abort = (): void => controller.abort(foreign.reason);
  if (foreign.aborted) abort();
  else foreign.addEventListener("abort", abort);
  followers.set(foreign, controller.signal);
  return controller.signal;
}
