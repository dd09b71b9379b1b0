import type { Argument, Option } from "commander";
import { nearest } from "./nearest.ts";

/** The errors of the command line, each with what to do. */

/** More choices than these stand in the help only. */
const most = 10;

const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);

const didYouMean = (text: string, known: readonly string[]): string => {
  const meant = nearest(text, known);
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
};

const isOption = (target: Argument | Option): target is Option => "flags" in target;

const nameOf = (target: Argument | Option): string =>
  isOption(target) ? (target.long ?? target.short ?? target.flags) : `<${target.name()}>`;

const choicesOf = ({ argChoices = [] }: Argument | Option): string =>
  argChoices.length <= most ? ` Choose one of ${argChoices.join(", ")}.` : ` The help lists all ${argChoices.length}.`;

export const commandErrors = {
  unknownCommand: (name: string, known: readonly string[]): string =>
    `There is no command ${shown(name)}.${didYouMean(name, known)}`,
  unknownOption: (flag: string, known: readonly string[]): string =>
    `There is no option ${shown(flag)}.${didYouMean(flag, known)}`,
  missingArgument: (argument: Argument): string => `${nameOf(argument)} is missing: ${argument.description}.`,
  missingOption: ({ flags, description }: Option): string => `${flags} is missing: ${description}.`,
  missingValue: ({ flags }: Option): string => `An option has no value. Write ${flags}.`,
  conflict: (one: Option, other: Option): string =>
    `${nameOf(one)} and ${nameOf(other)} don't go together. Remove one of them.`,
  excess: (argument: string, names: readonly string[]): string =>
    names.length === 0
      ? `${shown(argument)} is one argument too many. This command takes only options.`
      : `${shown(argument)} is one argument too many. This command takes ${names.map((name) => `<${name}>`).join(" ")}.`,
  notAChoice: (target: Argument | Option, value: string): string =>
    `${nameOf(target)} can't be ${shown(value)}.${didYouMean(value, target.argChoices ?? [])}${choicesOf(target)}`,
  notValid: (target: Argument | Option, value: string, why: string): string =>
    `${nameOf(target)} can't be ${shown(value)}. ${why}`,
  help: (command: string): string => `Run ${command} --help to see how it is used.`,
} as const;
