import type { RegisteredServiceWorker } from "./register.ts";
import type { RegistrationOptions } from "./registration-options.ts";
import type { RegisteringPage } from "./registering-page.ts";

/**
 * `navigator.serviceWorker` of a page.
 *
 * https://w3c.github.io/ServiceWorker/#serviceworkercontainer-interface
 */
export class ServiceWorkerContainer {
  readonly #page: RegisteringPage;

  constructor(page: RegisteringPage) {
    this.#page = page;
  }

  /**
   * Registers a service worker as `navigator.serviceWorker.register(url, options)` does, seen from outside the page. It
   * controls the pages that are opened in its scope from then on.
   *
   * @param url of its script
   * @returns what the browser sent and received for the script, and the service worker, where it runs; else `error` has
   *   what the page's script gets
   * @throws TypeError for options that don't exist, or a value that they cannot have
   *
   * @example
   * const { worker } = await page.serviceWorker.register("/sw.js");
   * worker.onfetch = (event) => event.respondWith(worker.fetch(event.request));
   * await worker.clients.claim();
   */
  async register(url: string | URL, options: RegistrationOptions = {}): Promise<RegisteredServiceWorker> {
    // Loaded here, because most pages register none.
    const { registerServiceWorker } = await import("./register.ts");
    return registerServiceWorker(url, options, this.#page);
  }
}
