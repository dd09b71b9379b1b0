import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from "yaml";
import {
  formOf,
  readConfiguration,
  readConfigurationDocument,
  type Configuration,
  type ConfigurationFile,
  type ParsedDocument,
} from "@sallyport/browser/report";

/** JSON or YAML with its lines, as the command line reads it. */
function parsed(text: string): ParsedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const nodeAt = (path: readonly (string | number)[]): Node | undefined =>
    document.getIn(path, true) as Node | undefined;
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const value: unknown = document.toJS();
  return {
    value,
    lineOf: (path) => lineAt(keyAt(document, path)?.range?.[0] ?? nodeAt(path)?.range?.[0] ?? 0),
    endOf: (path) => lineAt(text.slice(0, nodeAt(path)?.range?.[1] ?? 0).trimEnd().length),
  };
}

/** The key of a list or a mapping stands above it. */
function keyAt(document: Document, path: readonly (string | number)[]): Node | undefined {
  const around = document.getIn(path.slice(0, -1), true);
  const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return isScalar(pair?.value) ? undefined : (pair?.key as Node | undefined);
}

/** A configuration with its text, by its file's name. */
export function readFile(text: string, name: string): ConfigurationFile {
  const form = formOf(text, name)!;
  if (form !== "document") return { configuration: readConfiguration(form, text), form, text };
  const document = parsed(text);
  return { configuration: readConfigurationDocument(document)!, form, text, document: document.value };
}

/** A configuration, by its file's name. */
export function read(text: string, name = ""): Configuration | undefined {
  const form = formOf(text, name);
  if (form === undefined) return undefined;
  return form === "document" ? readConfigurationDocument(parsed(text)) : readConfiguration(form, text);
}
