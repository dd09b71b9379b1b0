import { parseArgs } from "node:util";
import { shippedEngineNames } from "@sallyport/browser";
import { protectionNames, type ProtectionName } from "../protections/index.ts";
import type { ShippedEngine } from "./cell.ts";

export interface TableOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly modelOnly: boolean;
  /** A part of the name of a story, or of STORY/ATTEMPT. */
  readonly only: string;
  readonly engines: readonly ShippedEngine[];
  readonly protections: readonly ProtectionName[];
}

export const usage = (): string => `Usage: npm run stories -- [options]

Plays every story under every protection, in real browsers and in the model of each, and prints the table of what the
servers know afterwards. Each browser is started once.

  --only TEXT        the stories, or attempts (STORY/ATTEMPT), whose names have this in them
  --engine NAME      ${shippedEngineNames.join(", ")}; several times for several (default: all that are installed)
  --protection NAME  ${protectionNames.join(", ")}; several times for several (default: all)
  --model-only       no browser: what the model predicts
  --json             print the reports as JSON
  --help             print this text

Status: 0 where all is as the stories say and model and browser agree, 1 where not, 2 for a wrong option.
`;

function chosen<Name extends string>(option: string, given: readonly string[], all: readonly Name[]): readonly Name[] {
  for (const name of given)
    if (!(all as readonly string[]).includes(name))
      throw new Error(`${option} takes ${all.join(", ")}, not ${JSON.stringify(name)}`);
  return given.length === 0 ? all : all.filter((name) => given.includes(name));
}

/** @throws Error that says which option is wrong */
export function readArguments(parameters: readonly string[]): TableOptions {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      help: { type: "boolean" },
      json: { type: "boolean" },
      "model-only": { type: "boolean" },
      only: { type: "string" },
      engine: { type: "string", multiple: true },
      protection: { type: "string", multiple: true },
    },
  });
  return {
    help: values.help === true,
    json: values.json === true,
    modelOnly: values["model-only"] === true,
    only: values.only ?? "",
    engines: chosen("--engine", values.engine ?? [], shippedEngineNames),
    protections: chosen("--protection", values.protection ?? [], protectionNames),
  };
}
