import { LineCounter, parseDocument, type Node } from "yaml";
import {
  formOf,
  readConfiguration,
  readConfigurationDocument,
  type Configuration,
  type ParsedDocument,
} from "@sallyport/browser/report";

/** JSON or YAML with its lines, as the command line reads it. */
function parsed(text: string): ParsedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return {
    value: document.toJS(),
    lineOf: (path) => lines.linePos((document.getIn(path, true) as Node | undefined)?.range?.[0] ?? 0).line,
  };
}

/** A configuration, by its file's name. */
export function read(text: string, name = ""): Configuration | undefined {
  const form = formOf(text, name);
  if (form === undefined) return undefined;
  return form === "document" ? readConfigurationDocument(parsed(text)) : readConfiguration(form, text);
}
