import { truncate } from "@sallyport/browser/text";
import type { Argument, Option } from "commander";
import { didYouMean } from "./did-you-mean.ts";

/** The errors of the command line, each with what to do. */

/** More choices than these are only in the help. */
const maxChoices = 10;

const quoted = (text: string): string => JSON.stringify(truncate(text, 80));

const isOption = (target: Argument | Option): target is Option => "flags" in target;

const nameOf = (target: Argument | Option): string =>
  isOption(target) ? (target.long ?? target.short ?? target.flags) : `<${target.name()}>`;

const choicesOf = ({ argChoices = [] }: Argument | Option): string =>
  argChoices.length <= maxChoices
    ? ` Choose one of ${argChoices.join(", ")}.`
    : ` The help lists all ${argChoices.length}.`;

export const commandErrors = {
  unknownCommand: (name: string, known: readonly string[]): string =>
    `There is no command ${quoted(name)}.${didYouMean(name, known)}`,
  unknownOption: (flag: string, known: readonly string[]): string =>
    `There is no option ${quoted(flag)}.${didYouMean(flag, known)}`,
  missingArgument: (argument: Argument): string => `${nameOf(argument)} is missing: ${argument.description}.`,
  missingOption: ({ flags, description }: Option): string => `${flags} is missing: ${description}.`,
  missingValue: (option: Option): string => `${nameOf(option)} needs a value: ${option.flags}.`,
  conflict: (one: Option, other: Option): string =>
    `${nameOf(one)} and ${nameOf(other)} don't go together. Remove one of them.`,
  excess: (argument: string, names: readonly string[]): string =>
    names.length === 0
      ? `${quoted(argument)} is one argument too many. This command takes only options.`
      : `${quoted(argument)} is one argument too many. This command takes ${names.map((name) => `<${name}>`).join(" ")}.`,
  notAChoice: (target: Argument | Option, value: string): string =>
    `${nameOf(target)} can't be ${quoted(value)}.${didYouMean(value, target.argChoices ?? [])}${choicesOf(target)}`,
  notValid: (target: Argument | Option, value: string, why: string): string =>
    `${nameOf(target)} can't be ${quoted(value)}. ${why}`,
  help: (command: string): string => `Run ${command} --help to see how it is used.`,
} as const;
