export const threadTexts = {
  late: (url: string, milliseconds: number): string =>
    `No response to the synchronous request for ${url} within ${String(milliseconds)} ms. ` +
    "Nothing else runs in this thread while a script waits, so a server in the test file cannot respond. " +
    "Start it in another process, for example in Vitest's or Jest's globalSetup.",
  serviceWorker: (url: string): string =>
    `The synchronous request for ${url} goes to a service worker, whose script cannot run while another one waits ` +
    "for it. Send the request asynchronously, or register no service worker in this test.",
  closed: "The test environment has ended, so a synchronous request cannot be sent.",
  failed: (message: string): string => `The thread of synchronous requests failed: ${message}`,
} as const;

export const reportTexts = {
  heading: (method: string, url: string, engine: string): string => `Sallyport: ${method} ${url} failed in ${engine}.`,
} as const;
