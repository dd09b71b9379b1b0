type URLClass = typeof globalThis.URL;

const PlatformURL: URLClass = globalThis.URL;

/** Node 20 leaves `^`: https://url.spec.whatwg.org/#path-percent-encode-set */
const encodesPaths = new PlatformURL("https://url.example/^").pathname === "/%5E";

/** Chromium has `file://`, and sends `null`: https://url.spec.whatwg.org/#concept-url-origin */
const hasOpaqueFiles = new PlatformURL("file:///").origin === "null";

function standardClass(): URLClass {
  class StandardClass extends PlatformURL {
    constructor(url: string | globalThis.URL, base?: string | globalThis.URL) {
      super(url, base);
      // An opaque path keeps what it has: its setter does nothing.
      if (this.pathname.includes("^")) this.pathname = this.pathname.replaceAll("^", "%5E");
    }
  }
  Object.defineProperty(StandardClass, "name", { value: "URL" });
  Object.defineProperty(StandardClass.prototype, "origin", {
    configurable: true,
    enumerable: true,
    get(this: globalThis.URL): string {
      return this.protocol === "file:" ? "null" : Reflect.get<URL, "origin">(PlatformURL.prototype, "origin", this);
    },
  });
  return StandardClass;
}

/** The platform's class where it is the standard's, and otherwise one that is. */
export const StandardURL: URLClass = encodesPaths && hasOpaqueFiles ? PlatformURL : standardClass();
