import type { HandlerTarget } from "../event-handlers.ts";

/** Makes the states of a class its constants. https://webidl.spec.whatwg.org/#es-constants */
export function defineStates(
  interfaceClass: { readonly prototype: HandlerTarget },
  states: Readonly<Record<string, number>>,
): void {
  for (const [name, value] of Object.entries(states))
    for (const target of [interfaceClass, interfaceClass.prototype])
      Object.defineProperty(target, name, { value, enumerable: true });
}
