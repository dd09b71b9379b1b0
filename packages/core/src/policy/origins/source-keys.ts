import { textsAt, type DocumentNode } from "../document/document-node.ts";
import type { DocumentPath, Problems } from "../document/problem.ts";
import type { SourceKeys } from "./source.ts";

const parameter = /^param:([A-Za-z_][A-Za-z0-9_]*)$/;

/** Reads the `by` of a group with a source. Its order says nothing. */
export function readKeys(reference: DocumentNode, path: DocumentPath, problems: Problems): SourceKeys {
  const params: string[] = [];
  let host = false;
  for (const [index, text] of textsAt(reference, "by")) {
    const name = parameter.exec(text)?.[1];
    if (text === "host") host = true;
    else if (name !== undefined) params.push(name);
    else problems.addName("source-by", [...path, "by", index], text, ["host"], suggestionFor(text));
  }
  return { host, params: params.sort() };
}

/** `:tenant` and `tenant` are what people write first. */
function suggestionFor(text: string): { readonly suggestion?: string } {
  const name = /^(?:params?[.:])?[:{]?([A-Za-z_][A-Za-z0-9_]*)\}?$/.exec(text)?.[1];
  return name === undefined ? {} : { suggestion: `param:${name}` };
}
