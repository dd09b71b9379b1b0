import type { OriginText } from "./policy-document.ts";

type Before<Text extends string, Sign extends string> = Text extends `${infer Part}${Sign}${string}` ? Part : Text;

/** An origin as browsers send it: in lower case, and without a path, a query or a fragment. */
type Serialized<Text extends string> = Text extends `${infer Scheme}://${infer Rest}`
  ? `${Lowercase<Scheme>}://${Lowercase<Before<Before<Before<Rest, "/">, "?">, "#">>}`
  : Text;

/** `false` for `string` and for a template such as `https://${string}`, which are computed. */
type IsLiteral<Text extends string> = Partial<Record<"", unknown>> extends Record<Text, unknown> ? false : true;

/** The literals of a union as browsers send them; an error then names what to write. */
type SerializedLiterals<Text extends string> = Text extends Text
  ? IsLiteral<Text> extends true
    ? Serialized<Text>
    : Text
  : never;

/** What a text that fits has to be: where origins are wanted, and not any text, an origin as browsers send it. */
export type CheckedText<Given extends string, Wanted> = string extends Wanted
  ? Wanted
  : OriginText extends Wanted
    ? SerializedLiterals<Given>
    : Wanted;
