type URLClass = typeof globalThis.URL;

const PlatformURL: URLClass = globalThis.URL;

/**
 * The platform's class, with the path percent-encode set as it is now: Node 20 leaves `^`.
 *
 * https://url.spec.whatwg.org/#path-percent-encode-set
 */
export const StandardURL: URLClass =
  new PlatformURL("https://url.example/^").pathname === "/%5E"
    ? PlatformURL
    : class URL extends PlatformURL {
        constructor(url: string | globalThis.URL, base?: string | globalThis.URL) {
          super(url, base);
          // An opaque path keeps what it has: its setter does nothing.
          if (this.pathname.includes("^")) this.pathname = this.pathname.replaceAll("^", "%5E");
        }
      };
