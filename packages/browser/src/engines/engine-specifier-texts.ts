import { listOf } from "../text/list.ts";
import { truncate } from "../text/truncate.ts";

const quoted = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(truncate(value, 40)) : `A value of type ${typeof value}`;

/** Why something is no engine of the model. */
export const engineSpecifierTexts = {
  unknown: (value: unknown, names: readonly string[]): string =>
    `${quoted(value)} is not an engine. The engines are ${listOf(names)}; chromium and firefox also with a version, such as chromium@147.`,
  unversioned: (name: string): string => `${name} has no versions: it follows the text of the standards. Use ${name}.`,
  onlyVersion: (name: string, version: string, measured: string): string =>
    `${quoted(`${name}@${version}`)} is not modelled. Use ${name}@${measured}, the only modelled version of ${name}.`,
  versions: (name: string, version: string, oldest: number, measured: string): string =>
    `${quoted(`${name}@${version}`)} is not modelled. Use a major version from ${name}@${String(oldest)} to ${name}@${measured}.`,
} as const;
