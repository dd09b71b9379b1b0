import type { NavigationOptions } from "../navigation/navigation-options.ts";

/** The value of a field: a text, or a file that the user chose. A Blob counts as a file named `blob`. */
export type FormFieldValue = string | Blob;

/** What a button that submits a form says instead of the form. */
export interface PageSubmitter {
  /** The button's own field, which comes last; without a name there is none. */
  readonly name?: string;
  readonly value?: string;
  readonly formAction?: string;
  readonly formMethod?: string;
  readonly formEnctype?: string;
  readonly formTarget?: string;
}

/** A form as a page has it: the attributes of `<form>`, and its fields in order. */
export interface PageForm {
  /** The URL; relative to the page's. Default: the page's own URL. */
  readonly action?: string | URL;
  /** `get`, `post` or `dialog`; any other text is `get`, as in a browser. Default: `get`. */
  readonly method?: string;
  /**
   * `application/x-www-form-urlencoded`, `multipart/form-data` or `text/plain`; any other text is the first of them.
   * Default: that one.
   */
  readonly enctype?: string;
  /** Where the response is shown: `_self`, `_blank`, `_parent`, `_top`, or the name of a frame of the page. Default: `_self`. */
  readonly target?: string;
  /** `noreferrer`, `noopener`. Default: neither. */
  readonly rel?: string;
  /** Names of encodings; the first that is known is used. Default: UTF-8. */
  readonly acceptCharset?: string;
  readonly fields?: Readonly<Record<string, FormFieldValue>> | Iterable<readonly [name: string, value: FormFieldValue]>;
  readonly submitter?: PageSubmitter;
}

/** How a form is submitted. */
export type SubmissionOptions = Pick<NavigationOptions, "userActivated" | "sandboxed">;
