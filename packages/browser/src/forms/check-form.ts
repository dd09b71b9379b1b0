import {
  flag,
  optionProblems,
  record,
  text,
  throwProblems,
  urlLike,
  type OptionRule,
  type OptionRules,
} from "../options/check-options.ts";
import { optionTexts as texts } from "../options/option-texts.ts";
import type { PageForm, PageSubmitter, SubmissionOptions } from "./form.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A text, or a file, by its shape: a window of jsdom has a class of its own. */
const isFieldValue = (value: unknown): boolean =>
  typeof value === "string" || (isObject(value) && "size" in value && "type" in value);

function fieldProblems(pair: unknown, index: number): readonly string[] {
  if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== "string")
    return [texts.pass(`fields[${String(index)}]`, pair, "a pair of a name and a value")];
  const [name, value] = pair as [string, unknown];
  return isFieldValue(value) ? [] : [texts.pass(`The field ${JSON.stringify(name)}`, value, "a string or a Blob")];
}

const fields: OptionRule = (name, value) =>
  Array.isArray(value)
    ? value.flatMap(fieldProblems)
    : texts.pass(name, value, "an object, or pairs of a name and a value");

const submitterRules: OptionRules<PageSubmitter> = {
  name: text,
  value: text,
  formAction: text,
  formMethod: text,
  formEnctype: text,
  formTarget: text,
};

const formRules: OptionRules<PageForm> = {
  action: urlLike,
  method: text,
  enctype: text,
  target: text,
  rel: text,
  acceptCharset: text,
  fields,
  submitter: (name, value) =>
    record(name, value) ?? optionProblems("It", value, submitterRules).map((problem) => `${name}: ${problem}`),
};

const submissionRules: OptionRules<SubmissionOptions> = { userActivated: flag, sandboxed: flag };

/** Fields as pairs; some can be read only once. */
const pairsOf = (given: unknown): unknown =>
  isObject(given) ? (Symbol.iterator in given ? [...(given as Iterable<unknown>)] : Object.entries(given)) : given;

/**
 * Checks a form and how it is submitted.
 *
 * @returns the form, with its fields as pairs
 * @throws TypeError that lists the problems
 */
export function checkedForm(given: PageForm, options: SubmissionOptions): PageForm {
  const form: unknown = isObject(given) && "fields" in given ? { ...given, fields: pairsOf(given.fields) } : given;
  throwProblems(texts.intro("submit"), [
    ...optionProblems("The form", form, formRules),
    ...optionProblems("The value", options, submissionRules),
  ]);
  return form as PageForm;
}
