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
export const FormData: Platform["FormData"] = globalThis.FormData;
export const MessagePort: Platform["MessagePort"] = globalThis.MessagePort;
export const ReadableStream: Platform["ReadableStream"] = globalThis.ReadableStream;
export const Request: Platform["Request"] = globalThis.Request;
export const Response: Platform["Response"] = globalThis.Response;
export const TextDecoder: Platform["TextDecoder"] = globalThis.TextDecoder;
export const TextEncoder: Platform["TextEncoder"] = globalThis.TextEncoder;
export const TransformStream: Platform["TransformStream"] = globalThis.TransformStream;
export const URL: Platform["URL"] = StandardURL;
export const URLSearchParams: Platform["URLSearchParams"] = globalThis.URLSearchParams;
export const Uint8Array: Platform["Uint8Array"] = globalThis.Uint8Array;
export const clearTimeout: Platform["clearTimeout"] = globalThis.clearTimeout;
export const fetch: Platform["fetch"] = globalThis.fetch;
export const setTimeout: Platform["setTimeout"] = globalThis.setTimeout;
export const structuredClone: Platform["structuredClone"] = globalThis.structuredClone;
export const WritableStream: Platform["WritableStream"] = globalThis.WritableStream;
