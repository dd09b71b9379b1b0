/** What an engine makes of Content-Encoding, and what it offers. */
export interface CodingRules {
  /** Accept-Encoding, for secure URLs and for others. */
  readonly offered: { readonly secure: string; readonly plain: string };
  /** Whether plain http counts as secure where it is potentially trustworthy. */
  readonly trustworthyIsSecure: boolean;
  /** The codings that it undoes. */
  readonly known: readonly string[];
  /** Whether their names are read in any case. */
  readonly anyCase: boolean;
  /** What `identity`, or an empty element, is in a list: nothing, or a coding that is not known. */
  readonly identity: "skipped" | "unknown";
  readonly empty: "skipped" | "unknown";
  /** What is undone of a list with a coding that is not known: nothing, or the others. */
  readonly unknown: "nothing-undone" | "others-undone";
  /** A coding that Accept-Encoding did not offer: it is undone, or it counts as unknown, or there is no response. */
  readonly unoffered: "undone" | "unknown" | "refused";
  /** A coding that ends early. */
  readonly truncated: "broken" | "whole";
  /** A coding (other than Brotli) that is broken before it gives a byte. */
  readonly brokenStart: "broken" | "undecoded";
}
