import type { CheckedText } from "./origin-literal.ts";
import type { PolicyDocument } from "./policy-document.ts";

type Primitive = string | number | boolean | undefined;
type List = readonly unknown[];
type Objects<Type> = Exclude<Type, List | Primitive>;

type OrElse<Type, Other> = [Type] extends [never] ? Other : Type;
type IfAny<Type, Then> = [Type] extends [never] ? never : Then;

/** `string` where a text is computed and the document wants some texts; the same for numbers and booleans. */
type Computed<Given, Wanted> =
  | (string extends Given ? IfAny<Extract<Wanted, string>, string> : never)
  | (number extends Given ? IfAny<Extract<Wanted, number>, number> : never)
  | (boolean extends Given ? IfAny<Extract<Wanted, boolean>, boolean> : never);

/** What is wanted in place of a list where a list is given, and so on: an error then names what is wrong inside of it. */
type SameKind<Given, Wanted> = OrElse<
  | IfAny<Extract<Given, Primitive>, Extract<Wanted, Primitive>>
  | IfAny<Extract<Given, List>, Extract<Wanted, List>>
  | IfAny<Objects<Given>, Objects<Wanted>>,
  Wanted
>;

type CheckedItems<Given extends List, Wanted> = { readonly [Index in keyof Given]: Checked<Given[Index], Wanted> };

type CheckedKeys<Given, Wanted> = Given extends object
  ? string extends keyof Wanted
    ? { readonly [Key in keyof Given]: Checked<Given[Key], Wanted[keyof Wanted]> }
    : { [Key in keyof Wanted]: Key extends keyof Given ? Checked<Given[Key], Wanted[Key]> : Wanted[Key] }
  : never;

type CheckedInside<Given, Wanted> = Wanted extends Primitive
  ? Wanted
  : Wanted extends readonly (infer Item)[]
    ? OrElse<CheckedItems<Extract<Given, List>, Item>, Wanted>
    : OrElse<CheckedKeys<Objects<Given>, Wanted>, Wanted>;

type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** Whether a type that fits holds no text to look at: `any`, a flag, or what is annotated as a document, or a part of one. */
type HoldsNoLiteral<Given, Wanted> =
  IsAny<Given> extends true
    ? true
    : [Given] extends [Exclude<Primitive, string>]
      ? true
      : [Wanted] extends [Given]
        ? true
        : false;

type CheckedFit<Given, Wanted> = [Given] extends [string]
  ? CheckedText<Given, Wanted>
  : HoldsNoLiteral<Given, Wanted> extends true
    ? Wanted
    : CheckedInside<Given, SameKind<Given, Wanted>>;

/** What is wanted, but for the places where the type that is given isn't a literal: what is computed is checked at run time. */
type Checked<Given, Wanted> = [Given] extends [Wanted]
  ? CheckedFit<Given, Wanted>
  : Computed<Given, Wanted> | CheckedInside<Given, SameKind<Given, Wanted>>;

type KeysOf<Type> = Type extends Type ? keyof Type & string : never;

/** The names of the groups of a document. */
export type GroupsOf<Document> = Document extends { readonly origins?: infer Groups } ? KeysOf<Groups> : never;

type TextsOf<Type> = Type extends string ? Type : Type extends readonly (infer Item extends string)[] ? Item : never;

/** The paths of the resources of a document. */
export type PathsOf<Document> = Document extends { readonly resources: readonly (infer Resource)[] }
  ? Resource extends { readonly path: infer Path }
    ? TextsOf<Path>
    : never
  : never;

type ValuesOf<Type> = Type extends Type ? Type[keyof Type] : never;
type SourceOf<Type> = Type extends { readonly source: infer Name extends string } ? Name : never;

type SourcesIn<Part> =
  | (Part extends { readonly origins?: infer Groups } ? SourceOf<ValuesOf<Groups>> : never)
  | (Part extends { readonly self?: readonly (infer Entry)[] } ? SourceOf<Entry> : never);

/** The names of the sources of a document and its profiles. */
export type SourcesOf<Document> =
  | SourcesIn<Document>
  | (Document extends { readonly profiles?: infer Profiles } ? SourcesIn<ValuesOf<Profiles>> : never);

/**
 * What a document has to be, from the type that it has. Literals are checked as those of a `PolicyDocument`; where a text is
 * computed (`process.env`), a document is in a variable or comes from a JSON file, its types are wider and pass. The first
 * branch is where the compiler infers the type from. Rejected: an intersection with that type; every key would be known.
 */
export type CheckedDocument<Document> = [Document] extends [never]
  ? Document
  : Checked<NoInfer<Document>, PolicyDocument<GroupsOf<NoInfer<Document>>>>;
