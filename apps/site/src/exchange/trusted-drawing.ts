/** What the element uses of https://www.w3.org/TR/trusted-types/, which not every browser has. */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createHTML: (text: string) => string }): DrawingPolicy;
}

interface DrawingPolicy {
  /** A string for the type checker; in the browser, an object that the parser accepts. */
  createHTML(text: string): string;
}

/** The name that a page's directive `trusted-types` lists. */
const policyName = "sallyport-exchange";

let policy: DrawingPolicy | undefined;

/** The policy, which the module keeps: nothing but a drawing is trusted. `undefined` where the page doesn't allow it. */
function drawingPolicy(): DrawingPolicy | undefined {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  try {
    return (policy ??= trustedTypes?.createPolicy(policyName, { createHTML: (text) => text }));
  } catch {
    return undefined;
  }
}

/** A drawing for the parser of a page that requires Trusted Types: its texts are escaped already. */
export const trustedDrawing = (drawing: string): string => drawingPolicy()?.createHTML(drawing) ?? drawing;
