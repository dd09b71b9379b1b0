import { linesOf, type MessageLine } from "../message-line.ts";

/** What Firefox says of windows, workers, sockets and calls. */
export const firefoxWindows: readonly MessageLine[] = [
  ...linesOf("firefox", { topic: "frame-access" }, [
    "Permission denied to access property '{value}' on cross-origin object",
    "Permission denied to get property '{value}' on cross-origin object",
    "Permission denied to access property '{value}'",
    "Permission denied to pass cross-origin object",
  ]),
  ...linesOf("firefox", { topic: "sandboxed" }, ["in a sandboxed document without the 'allow-same-origin' flag"]),
  ...linesOf(
    "firefox",
    { topic: "isolated" },
    [
      "The WebAssembly.Memory object cannot be serialized. The Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy HTTP headers can be used to enable this",
      "The SharedArrayBuffer object cannot be serialized. The Cross-Origin-Opener-Policy",
    ],
    { since: 2020 },
  ),
  ...linesOf("firefox", { topic: "worker-opaque" }, [
    "Failed to load '{url}'. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a",
  ]),
  ...linesOf("firefox", { topic: "worker-redirected" }, [
    "Failed to load '{url}'. A ServiceWorker passed a redirected Response to FetchEvent.respondWith() while RedirectMode is not",
    "A ServiceWorker passed a redirected Response to FetchEvent.respondWith()",
  ]),
  ...linesOf("firefox", { topic: "worker-failed" }, [
    "Failed to load '{url}'. A ServiceWorker passed a promise to FetchEvent.respondWith() that rejected",
    "Failed to load '{url}'. A ServiceWorker intercepted the request and encountered an unexpected error",
    "Failed to load '{url}' by responding '{value}'. A ServiceWorker is not allowed to synthesize a cors Response for a same-origin Request",
  ]),
  ...linesOf("firefox", { topic: "worker-register" }, [
    "Failed to register/update a ServiceWorker for scope '{scope}': Bad Content-Type of '{mime}' received for script '{url}'",
    "Failed to register/update a ServiceWorker for scope '{scope}': Load failed with status {status} for script '{url}'",
    "Failed to register/update a ServiceWorker",
  ]),
  ...linesOf("firefox", { topic: "socket-failed" }, [
    "Firefox can't establish a connection to the server at {url}",
    "The connection to {url} was interrupted while the page was loading",
  ]),
  ...linesOf("firefox", { topic: "call-option" }, [
    "HEAD or GET Request cannot have a body",
    "'{value}' (value of 'mode' member of RequestInit) is not a valid value for enumeration RequestMode",
    "'{value}' (value of 'credentials' member of RequestInit) is not a valid value for enumeration RequestCredentials",
  ]),
  ...linesOf("firefox", { topic: "insecure-operation", vague: true }, ["The operation is insecure"]),
];
