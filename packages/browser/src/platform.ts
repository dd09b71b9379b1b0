import { StandardURL } from "./standard-url.ts";

type Platform = typeof globalThis;

// The platform's classes as they are when the package is loaded: a test environment puts a page's in their place.
export const AbortController: Platform["AbortController"] = globalThis.AbortController;
export const AbortSignal: Platform["AbortSignal"] = globalThis.AbortSignal;
export const ArrayBuffer: Platform["ArrayBuffer"] = globalThis.ArrayBuffer;
export const Blob: Platform["Blob"] = globalThis.Blob;
export const BroadcastChannel: Platform["BroadcastChannel"] = globalThis.BroadcastChannel;
export const DOMException: Platform["DOMException"] = globalThis.DOMException;
export const Event: Platform["Event"] = globalThis.Event;
export const EventTarget: Platform["EventTarget"] = globalThis.EventTarget;
export const File: Platform["File"] = globalThis.File;
export const MessagePort: Platform["MessagePort"] = globalThis.MessagePort;
export const ReadableStream: Platform["ReadableStream"] = globalThis.ReadableStream;
export const TextDecoder: Platform["TextDecoder"] = globalThis.TextDecoder;
export const TextEncoder: Platform["TextEncoder"] = globalThis.TextEncoder;
export const TransformStream: Platform["TransformStream"] = globalThis.TransformStream;
export const URL: Platform["URL"] = StandardURL;
export const URLSearchParams: Platform["URLSearchParams"] = globalThis.URLSearchParams;
export const Uint8Array: Platform["Uint8Array"] = globalThis.Uint8Array;
export const clearTimeout: Platform["clearTimeout"] = globalThis.clearTimeout;
export const fetch: Platform["fetch"] = globalThis.fetch;
export const queueMicrotask: Platform["queueMicrotask"] = globalThis.queueMicrotask;
export const setTimeout: Platform["setTimeout"] = globalThis.setTimeout;
export const structuredClone: Platform["structuredClone"] = globalThis.structuredClone;
export const WritableStream: Platform["WritableStream"] = globalThis.WritableStream;

/**
 * A class that is loaded when it is first asked for: for one of them Node loads the whole of its fetch, which most programs
 * that load this package never need. It then puts the class in the place of what has replaced it, which is put back.
 */
function later<Name extends "FormData" | "Request" | "Response">(name: Name): () => Platform[Name] {
  const given = Object.getOwnPropertyDescriptor(globalThis, name);
  if (given?.get === undefined) return () => given?.value as Platform[Name];
  let loaded: Platform[Name] | undefined;
  return () => {
    if (loaded !== undefined) return loaded;
    const replaced = Object.getOwnPropertyDescriptor(globalThis, name);
    loaded = given.get?.call(globalThis) as Platform[Name];
    if (replaced !== undefined && replaced.get !== given.get) Object.defineProperty(globalThis, name, replaced);
    return loaded;
  };
}

export const formDataClass: () => Platform["FormData"] = later("FormData");
export const requestClass: () => Platform["Request"] = later("Request");
export const responseClass: () => Platform["Response"] = later("Response");
