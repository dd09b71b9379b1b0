import { Argument, Command as Commander, InvalidArgumentError, Option } from "commander";
import { commandErrors as errors } from "./command-errors.ts";
import { UsageError } from "./terminal.ts";

/**
 * Commander's parser with errors of our own. It calls these methods and its types hide them, so its version is exact;
 * to read its messages and to replace them would depend on more.
 */
export class Command extends Commander {
  unknownOption(flag: string): never {
    const help = this.createHelp();
    const known = help.visibleOptions(this).flatMap(({ short, long }) => [long ?? "", short ?? ""]);
    return this.#fail(
      errors.unknownOption(
        flag,
        known.filter((one) => one !== "" && one.startsWith("--") === flag.startsWith("--")),
      ),
    );
  }

  unknownCommand(): never {
    return this.#noCommand(this.args[0] ?? "");
  }

  missingArgument(name: string): never {
    const argument = this.registeredArguments.find((one) => one.name() === name) ?? new Argument(name);
    return this.#fail(errors.missingArgument(argument));
  }

  optionMissingArgument(option: Option): never {
    return this.#fail(errors.missingValue(option));
  }

  missingMandatoryOptionValue(option: Option): never {
    return this.#fail(errors.missingOption(option));
  }

  _conflictingOption(option: Option, other: Option): never {
    return this.#fail(errors.conflict(option, other));
  }

  _excessArguments(received: readonly string[]): never {
    const names = this.registeredArguments.map((one) => one.name());
    return this.#fail(errors.excess(received[names.length] ?? "", names));
  }

  _callParseArg(target: Argument | Option, value: string, previous: unknown): unknown {
    const { argChoices, parseArg } = target;
    if (argChoices?.includes(value) === false) return this.#fail(errors.notAChoice(target, value));
    try {
      return (parseArg as (value: string, previous: unknown) => unknown).call(target, value, previous);
    } catch (error) {
      if (error instanceof InvalidArgumentError) return this.#fail(errors.notValid(target, value, error.message));
      throw error;
    }
  }

  _dispatchHelpCommand(name: string | undefined): never {
    const command = name === undefined ? this : this.commands.find((one) => one.name() === name);
    return command === undefined ? this.#noCommand(name ?? "") : command.help();
  }

  #noCommand(name: string): never {
    const known = this.createHelp().visibleCommands(this);
    return this.#fail(
      errors.unknownCommand(
        name,
        known.map((one) => one.name()),
      ),
    );
  }

  #fail(message: string): never {
    const path = this.parent === null ? this.name() : `${this.parent.name()} ${this.name()}`;
    throw new UsageError(`${message}\n${errors.help(path)}`);
  }
}
