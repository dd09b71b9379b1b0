import {
  formOf,
  readConfiguration,
  readConfigurationDocument,
  type Configuration,
  type ConfigurationFile,
} from "@sallyport/browser/report";
import { UsageError } from "../../terminal.ts";
import { readYaml } from "../../yaml-text.ts";
import { configurationTexts as texts } from "./configuration-texts.ts";

/** Of more documents in one file the first are read. */
const maxDocuments = 50;

/** The documents of a YAML file, each where it stands in it: the other lines are blank. */
function documentsIn(text: string): readonly string[] {
  const lines = text.split("\n");
  const marks = lines.flatMap((line, index) => (/^---(?:\s|$)/.test(line) ? [index] : []));
  const starts = [0, ...marks.map((mark) => mark + 1)].slice(0, maxDocuments);
  const parts = starts.map((start, index) => lines.slice(start, marks[index] ?? lines.length));
  return parts.flatMap((part, index) =>
    part.some((line) => /^[^#\s]/.test(line)) ? ["\n".repeat(starts[index] ?? 0) + part.join("\n")] : [],
  );
}

interface ReadDocument {
  readonly configuration: Configuration;
  readonly document: unknown;
}

function readDocument(text: string, name: string): ReadDocument | undefined {
  const { value, placeOf, endOf } = readYaml(text, name);
  const configuration = readConfigurationDocument({ value, lineOf: (path) => placeOf(path).line, endOf });
  return configuration === undefined ? undefined : { configuration, document: value };
}

/** One profile's document after the other; their rules are those of one configuration. */
function readDocuments(text: string, name: string): ReadDocument | undefined {
  const [first, ...more] = documentsIn(text).flatMap((one) => readDocument(one, name) ?? []);
  if (first === undefined || more.length === 0) return first;
  const same = more.filter(({ configuration }) => configuration.kind === first.configuration.kind);
  const rules = [first, ...same].flatMap(({ configuration }) => configuration.rules);
  return { ...first, configuration: { ...first.configuration, rules } };
}

/**
 * Reads a configuration as what its name or its text says that it is.
 * @throws UsageError where it is none that is known
 */
export function readConfigurationFile(text: string, name: string): ConfigurationFile {
  const form = formOf(text, name === "-" ? "" : name);
  if (form === undefined) throw new UsageError(texts.unknown(name));
  if (form !== "document") return { configuration: readConfiguration(form, text), form, text };
  const found = readDocuments(text, name);
  if (found === undefined) throw new UsageError(texts.unknown(name));
  return { ...found, form, text };
}

/** Whether a text says anything about CORS, or is the server's own configuration, which should. */
const isAboutCors = ({ configuration: { rules, places = [], openQuote }, form, text }: ConfigurationFile): boolean =>
  (openQuote !== undefined && /access-control-/i.test(text)) ||
  rules.some(({ origins, settings, faults }) => origins.length + settings.length + faults.length > 0) ||
  (form !== "caddy" && places.length > 0);

/** A pasted text as a configuration; `undefined` where it is none that is known. */
export function recognizeConfiguration(text: string): ConfigurationFile | undefined {
  try {
    const file = readConfigurationFile(text, "-");
    return isAboutCors(file) ? file : undefined;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
