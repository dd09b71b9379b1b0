import type { ServiceWorkerAction } from "../cases/case.ts";
import type { ActionResult } from "./result.ts";

/** The script of a service worker. It controls the page that registers it as soon as it can. */
export const serviceWorkerScript = (handler?: string): string => `oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
${handler === undefined ? "" : `onfetch = ${handler};`}
`;

interface Registration {
  readonly scope: string;
}

interface RegisteringWindow {
  readonly location: { readonly href: string };
  readonly navigator: {
    readonly serviceWorker?: {
      readonly controller: object | null;
      register(url: string, options: object): Promise<Registration>;
    };
  };
}

/** Registers the service worker of a case, and waits until it controls the page. */
async function registerInPage(window: RegisteringWindow, action: ServiceWorkerAction): Promise<ActionResult> {
  const { to, scope, type, updateViaCache } = action;
  const options = { ...(scope && { scope }), ...(type && { type }), ...(updateViaCache && { updateViaCache }) };
  try {
    const container = window.navigator.serviceWorker;
    if (container === undefined) return { outcome: "threw", name: "TypeError" };
    const registration = await container.register(to, options);
    const isInScope = window.location.href.startsWith(registration.scope);
    // Not by its event, which WebKit may fire before the promise.
    while (isInScope && container.controller === null) await new Promise((resolve) => setTimeout(resolve, 20));
    return { outcome: "done", value: registration.scope };
  } catch (error) {
    return { outcome: "rejected", name: (error as Error).name };
  }
}

/** The body of a function that ends the service workers of a page once it is gone: they would run beside those of others. */
export const unregisterScript = `const registrations = await navigator.serviceWorker?.getRegistrations().catch(() => []);
for (const registration of registrations ?? []) await registration.unregister();`;

export const serviceWorkerParts: readonly ((...given: never) => unknown)[] = [registerInPage];
