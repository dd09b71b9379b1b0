/** What a value of the document may look like. */
export type Shape = ShapeOf & {
  /** Its TypeScript type, where that says more. */
  readonly type?: string;
};

type ShapeOf =
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "number" }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly of: readonly (string | number | true)[] }
  | { readonly kind: "list"; readonly of: Shape; readonly mayBeEmpty?: boolean }
  | { readonly kind: "record"; readonly names: string; readonly of: Shape }
  | ObjectShape
  | { readonly kind: "either"; readonly of: readonly Shape[]; readonly name?: string; readonly description?: string };

interface ObjectShape {
  readonly kind: "object";
  /** The name of its TypeScript type. */
  readonly name: string;
  readonly description?: string;
  readonly keys: Readonly<Record<string, Key>>;
  readonly variants?: readonly Variant[];
}

export interface Key {
  readonly shape: Shape;
  /** From `descriptions.ts`, for what is printed of the shape. */
  readonly description?: string;
  readonly required?: boolean;
}

/** What TypeScript knows of keys that depend on one another; to the reader they are the compiler's matter. */
interface Variant {
  readonly name: string;
  readonly description?: string;
  readonly keys: Narrowed;
  readonly cases: readonly Narrowed[];
}

/** How a variant narrows keys. */
export type Narrowed = Readonly<Record<string, { readonly required?: boolean; readonly type?: string }>>;
