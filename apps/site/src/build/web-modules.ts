import { fileURLToPath } from "node:url";

/** What a plugin of Vite is here: VitePress has a copy of Vite, whose types are others. */
interface WebModules {
  readonly name: string;
  readonly enforce: "pre";
  resolveId(
    this: { resolve(id: string, importer: string | undefined): Promise<{ readonly id: string } | null> },
    id: string,
    importer: string | undefined,
    options: { readonly ssr?: boolean },
  ): Promise<string | undefined>;
  load(id: string): string | undefined;
}

/** What the packages import of Node for uses that a page has none of: files, watches, and forgery tokens. */
const nodeNames = [
  ...["readFileSync", "closeSync", "constants", "fstatSync", "openSync", "open", "resolve", "fileURLToPath"],
  ...["clearTimeout", "setTimeout", "createHmac", "randomBytes", "timingSafeEqual"],
];

/** The tables of legacy encodings, which only forms in such an encoding need: 150 kB. */
const encodings = ["@exodus/bytes/multi-byte.js", "./fallback/multi-byte.js"];
const encodingNames = ["createMultibyteDecoder", "createMultibyteEncoder", "multibyteDecoder", "multibyteEncoder"];

/** A body in zstd begins with bytes that UTF-8 lacks, so what was typed is never one: 5 kB. */
const zstd = `export const ZstdErrorCode = { UnexpectedEOF: 6 };
export class Decompress { push() { throw new TypeError("This is not available in a page."); } }
`;

/** The library's own version for browsers, which have the single-byte encodings themselves: 7 kB less. */
const replaced: Readonly<Record<string, string>> = {
  "@exodus/bytes/encoding.js": "@exodus/bytes/encoding-browser.js",
};

const unavailable = (names: readonly string[]): string =>
  `const unavailable = () => { throw new TypeError("This is not available in a page."); };\n${names
    .map((name) => `export const ${name} = unavailable;`)
    .join("\n")}\n`;

const messageReader = fileURLToPath(new URL("../model/message-reader.ts", import.meta.url));

/** The model reads messages in the bodies of errors. */
const readsErrorBody = (id: string, importer: string | undefined): boolean =>
  /\/server-messages\.[jt]s$/.test(id) && /\/error-body\.[jt]s$/.test(importer ?? "");

/** The playground's pages open no windows and have no frames: 7 kB. */
const isOfWindows = (id: string, importer: string | undefined): boolean =>
  /\/page-windows\.[jt]s$/.test(id) && /\/page\.[jt]s$/.test(importer ?? "");

const windows = `export class PageWindows {
  get context() { throw new TypeError("This is not available in a page."); }
  mayLeave() { return true; }
  goToFragment() {}
  async navigateFrame() {}
  whenUnloaded() { return () => {}; }
}
`;

/**
 * The playground's page makes one request: no host has asked for https before it, nothing is stored for it, no password is
 * known, and no frame has asked for storage access: 5 kB.
 */
const isOfEarlierRequests = (id: string): boolean =>
  /\/(?:transport-security(?:\/known-hosts)?|clear-site-data|served-range|memory-cache|authentication-entries)\.[jt]s$/.test(
    id,
  ) || /\/storage-access\/(?:headers|navigation|permission|status)\.[jt]s$/.test(id);

const earlierRequests = `export class KnownHosts {}
export const processTransportSecurity = () => {};
export const isReferredBefore = () => false;
export const upgradeToKnownHost = () => false;
export const knownHostRedirect = () => undefined;
export class MemoryCache {
  use() {}
  store() {}
  forget() {}
}
export const clearSiteData = () => {};
export const servedRange = () => undefined;
export class AuthenticationEntries {
  valueFor() {}
  valueForRealm() {}
  add() {}
}
export class StorageAccessPermission {}
export const appendStorageAccessHeader = () => {};
export const isInactive = () => false;
export const isRetried = () => false;
export const isEligible = () => false;
export const staysEligible = () => false;
export const isWithinOtherSite = () => false;
export const withStorageAccess = (loaded) => loaded;
`;

/** The playground's request is not sent by XMLHttpRequest: 6 kB. */
const isOfXMLHttpRequest = (id: string, importer: string | undefined): boolean =>
  /\/(?:xml-http-request|progress-event|progress-target)\.[jt]s$/.test(id) && /\/globals\.[jt]s$/.test(importer ?? "");

const xmlHttpRequest = `export class PageXMLHttpRequest {}
export class ProgressEvent {}
export class ProgressTarget {}
export class PageXMLHttpRequestUpload {}
`;

/** The playground's page changes its URL by no script: 0.2 kB. */
const isOfHistory = (id: string): boolean => /\/navigation\/history\.[jt]s$/.test(id);

const history = "export const pageHistory = () => ({});\n";

/** The compiler has checked the options that the playground gives: 1 kB. */
const isOfOptions = (id: string): boolean => /\/(?:navigation|page|browser)-options\.[jt]s$/.test(id);

const options = `export const checkNavigationOptions = () => {};
export const checkPageOptions = () => {};
export const checkBrowserOptions = () => {};
export const hostNameOf = (name) => name;
`;

/** No script looks at the class of an iterator of headers: 0.2 kB. */
const isOfIterators = (id: string): boolean => /\/headers-iterator\.[jt]s$/.test(id);

const iterators = "export function HeadersIterator(next) { return { next, [Symbol.iterator]() { return this; } }; }\n";

/** The playground's page clones no stream: 0.2 kB. */
const isOfClones = (id: string): boolean => /\/tee-with-clones\.[jt]s$/.test(id);

const clones = "export const teeWithClones = (stream) => stream.tee();\n";

/** The playground's page registers no service worker: 0.1 kB. */
const isOfServiceWorkers = (id: string, importer: string | undefined): boolean =>
  /\/service-worker-container\.[jt]s$/.test(id) && /\/page\.[jt]s$/.test(importer ?? "");

const serviceWorkers = "export class ServiceWorkerContainer {}\n";

/** The playground's page has no frame around it, and sends no header of its own: 2 kB. */
const isOfPermissionsPolicy = (id: string): boolean => /\/permissions-policy\/policy\.[jt]s$/.test(id);

const permissionsPolicy = `export const isEnabled = () => true;
export const policyOfFrame = () => undefined;
export const policyWithHeaders = () => undefined;
`;

/** The playground's page is never left: 0.1 kB. */
const isOfUnloading = (id: string): boolean => /\/followed-alone\.[jt]s$/.test(id);

/** What takes the place of a module, for whom it does. */
interface Stub {
  readonly isFor: (id: string, importer: string | undefined) => boolean;
  readonly code: string;
}

/** By the id that Vite knows it by. */
const stubs: Readonly<Record<string, Stub>> = {
  "\0node-stub": { isFor: (id) => id.startsWith("node:"), code: unavailable(nodeNames) },
  "\0encodings-stub": { isFor: (id) => encodings.includes(id), code: unavailable(encodingNames) },
  "\0zstd-stub": { isFor: (id) => id === "fzstd", code: zstd },
  "\0windows-stub": { isFor: isOfWindows, code: windows },
  "\0earlier-requests-stub": { isFor: isOfEarlierRequests, code: earlierRequests },
  "\0permissions-policy-stub": { isFor: isOfPermissionsPolicy, code: permissionsPolicy },
  "\0history-stub": { isFor: isOfHistory, code: history },
  "\0options-stub": { isFor: isOfOptions, code: options },
  "\0clones-stub": { isFor: isOfClones, code: clones },
  "\0iterators-stub": { isFor: isOfIterators, code: iterators },
  "\0service-workers-stub": { isFor: isOfServiceWorkers, code: serviceWorkers },
  "\0unloading-stub": { isFor: isOfUnloading, code: "export const isFollowedAlone = () => false;\n" },
  "\0xml-http-request-stub": { isFor: isOfXMLHttpRequest, code: xmlHttpRequest },
};

/** Modules that a page cannot use, or never needs, as functions that throw; and one that it loads later. */
export const webModules = (): WebModules => ({
  name: "sallyport-web-modules",
  enforce: "pre",
  async resolveId(id, importer, { ssr = false }) {
    if (ssr) return undefined;
    if (readsErrorBody(id, importer)) return messageReader;
    const other = replaced[id];
    if (other !== undefined) return (await this.resolve(other, importer))?.id;
    return Object.entries(stubs).find(([, { isFor }]) => isFor(id, importer))?.[0];
  },
  load: (id) => stubs[id]?.code,
});
