import { optionTexts as texts } from "./option-texts.ts";

/** What is wrong with an option's value, in sentences that name the fix; `undefined` where the option may have it. */
export type OptionRule = (name: string, value: unknown) => readonly string[] | string | undefined;

/** The rule of each option. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A rule for what satisfies a test. */
export const ruleFor =
  (isRight: (value: unknown) => boolean, what: string): OptionRule =>
  (name, value) =>
    isRight(value) ? undefined : texts.pass(name, value, what);

export const text: OptionRule = ruleFor((value) => typeof value === "string", "a string");
export const flag: OptionRule = ruleFor((value) => typeof value === "boolean", "true or false");
export const callable: OptionRule = ruleFor((value) => typeof value === "function", "a function");
export const record: OptionRule = ruleFor(isObject, "an object");
/** Whether it is a text or a URL, by its shape: a window of jsdom has a class of its own. */
export const isURLLike = (value: unknown): value is string | URL =>
  typeof value === "string" || (isObject(value) && typeof value.href === "string");

export const urlLike: OptionRule = ruleFor(isURLLike, "a URL");

export const oneOf =
  (known: readonly string[]): OptionRule =>
  (name, value) =>
    typeof value === "string" && known.includes(value) ? undefined : texts.oneOf(name, value, known);

/** A rule for a list of what is known. */
export const someOf =
  (known: readonly string[]): OptionRule =>
  (name, value) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => oneOf(known)(`${name}[${String(index)}]`, one) ?? [])
      : texts.listOf(name, value, known);

/**
 * What is wrong with options.
 *
 * @param what they are, as the subject of a sentence: `The form`
 * @param required options that must be there; every other one may be absent or `undefined`
 */
export function optionProblems<Options>(
  what: string,
  given: unknown,
  rules: OptionRules<Options>,
  required: readonly (keyof Options)[] = [],
): readonly string[] {
  if (!isObject(given)) return [texts.pass(what, given, "an object")];
  const known = Object.keys(rules);
  const unknown = Object.keys(given).filter((name) => !known.includes(name) && given[name] !== undefined);
  return [
    ...unknown.map((name) => texts.unknown(name, known)),
    ...Object.entries<OptionRule>(rules).flatMap(([name, rule]) =>
      given[name] === undefined && !(required as readonly string[]).includes(name)
        ? []
        : (rule(name, given[name]) ?? []),
    ),
  ];
}

/** More of them are as a rule the same one. */
const maxProblems = 20;

/** @throws TypeError that lists the problems */
export function throwProblems(intro: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const rest = problems.length - maxProblems;
  const lines = [...problems.slice(0, maxProblems), ...(rest > 0 ? [texts.more(rest)] : [])];
  throw new TypeError([intro, ...lines.map((line) => `- ${line}`)].join("\n"));
}

/**
 * Checks what an untyped caller gave.
 *
 * @param of whose options they are: `pageAt`
 * @param required options that must be there; every other one may be absent or `undefined`
 * @throws TypeError that lists the problems
 */
export const checkOptions = <Options>(
  of: string,
  given: unknown,
  rules: OptionRules<Options>,
  required: readonly (keyof Options)[] = [],
): void => throwProblems(texts.intro(of), optionProblems("The value", given, rules, required));
