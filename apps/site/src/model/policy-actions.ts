import type { DocumentPath } from "sallyport";
import { inlineYaml } from "sallyport/review";
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { rewrites, superfluous, type Rewrite, type Subject } from "./policy-rewrites.ts";

/** An edit of a text, with the words that offer it. */
export interface TextEdit {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a problem or a lint is about, and where it is. */
interface Placed extends Subject {
  readonly path: DocumentPath;
}

const texts = {
  write: (value: string): string => `Write ${value}`,
  remove: "Remove it",
  because: "Add because",
  add: (key: string): string => `Add ${key}`,
} as const;

interface Found {
  readonly parent: YAMLMap | YAMLSeq;
  readonly index: number;
  /** The pair of a mapping, or the item of a list. */
  readonly entry: Pair<Node, Node | null> | Node;
}

function entryIn(node: unknown, key: string | number): Found | undefined {
  if (isMap(node)) {
    const index = node.items.findIndex(({ key: one }) => isScalar(one) && one.value === key);
    const entry = node.items[index];
    return entry === undefined ? undefined : { parent: node, index, entry: entry as Pair<Node, Node | null> };
  }
  const entry = isSeq(node) && typeof key === "number" ? node.items[key] : undefined;
  return entry === undefined ? undefined : { parent: node as YAMLSeq, index: Number(key), entry: entry as Node };
}

/** The text of a policy, and what it is as YAML: parsed once, however many notes there are about it. */
interface Parsed {
  readonly text: string;
  readonly document: Document.Parsed;
}

function find({ document }: Parsed, path: DocumentPath): Found | undefined {
  let node: unknown = document.contents;
  let found: Found | undefined;
  for (const key of path) {
    found = entryIn(node, key);
    if (found === undefined) return undefined;
    node = isPair(found.entry) ? found.entry.value : found.entry;
  }
  return found;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const spanOfNode = (node: Node): Span => ({ from: node.range?.[0] ?? 0, to: node.range?.[1] ?? 0 });

function spanOf(entry: Found["entry"]): Span {
  if (!isPair(entry)) return spanOfNode(entry);
  const key = spanOfNode(entry.key);
  return { from: key.from, to: entry.value === null ? key.to : Math.max(key.to, spanOfNode(entry.value).to) };
}

/** In `[a, b]` and `{ a, b }` an entry goes with its comma, elsewhere with its lines. */
function removal(text: string, { parent, index, entry }: Found): TextEdit {
  const { from, to } = spanOf(entry);
  const next = parent.items[index + 1];
  const before = parent.items[index - 1];
  if (parent.flow === true) {
    if (before !== undefined) return { label: texts.remove, from: spanOf(before as Found["entry"]).to, to, insert: "" };
    const end = next === undefined ? to : spanOf(next as Found["entry"]).from;
    return { label: texts.remove, from, to: end, insert: "" };
  }
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const newline = text.indexOf("\n", Math.max(from, to - 1));
  return { label: texts.remove, from: start, to: newline === -1 ? text.length : newline + 1, insert: "" };
}

/** The scalar that is wrong: at its place, in the list there, or in the group that the list names. */
function scalarAt({ document }: Parsed, { entry }: Found, { code, args, value }: Subject): Node | undefined {
  const isKey = code === "key-unknown" || code === "group-name";
  const node = isPair(entry) ? (isKey ? entry.key : entry.value) : entry;
  if (isScalar(node)) return node;
  if (code !== "origin-insecure") return undefined;
  const wanted = args.origin ?? value;
  let found: Node | undefined;
  visit(document, {
    Scalar: (_, one) => {
      if (one.value === wanted) found ??= one;
    },
  });
  return found;
}

/** The value, or the key where the key is what is wrong, as it was probably meant. */
function replacement(parsed: Parsed, found: Found, subject: Subject, rewrite: Rewrite): TextEdit | undefined {
  const node = scalarAt(parsed, found, subject);
  if (node === undefined) return undefined;
  const { from, to } = spanOfNode(node);
  if ("value" in rewrite) {
    const insert = inlineYaml(rewrite.value);
    return { label: texts.write(insert), from, to, insert };
  }
  const indent = " ".repeat(Math.max(0, from - parsed.text.lastIndexOf("\n", from - 1) - 3));
  const between = found.parent.flow === true ? ", " : `\n${indent}- `;
  return { label: texts.write(rewrite.entries.join(", ")), from, to, insert: rewrite.entries.join(between) };
}

/** A pair behind the last one of a mapping, in its way of writing. */
function addition(text: string, { entry }: Found, label: string, pair: string): TextEdit | undefined {
  const node = isPair(entry) ? entry.value : entry;
  const last = isMap(node) ? node.items.at(-1) : undefined;
  if (!isMap(node) || last === undefined) return undefined;
  const { from: first } = spanOf(node.items[0] as Found["entry"]);
  // A block within ends behind its last line.
  const to = text.slice(0, spanOf(last as Found["entry"]).to).trimEnd().length;
  const indent = " ".repeat(first - (text.lastIndexOf("\n", first - 1) + 1));
  return { label, from: to, to, insert: node.flow === true ? `, ${pair}` : `\n${indent}${pair}` };
}

/** What is missing, where one thing is: it is added to the mapping at a path. */
function added(parsed: Parsed, { code, path, args }: Placed): TextEdit | undefined {
  const { text } = parsed;
  if (code === "key-missing" && args.key === "sallyport" && path.length === 0)
    return { label: texts.add("sallyport: 1"), from: 0, to: 0, insert: "sallyport: 1\n" };
  const found = find(parsed, code === "change-origin-only" ? path.slice(0, path.lastIndexOf("share")) : path);
  if (found === undefined) return undefined;
  if (code === "anyone-because" || code === "because-missing")
    return addition(text, found, texts.because, 'because: "say here why"');
  return code === "change-origin-only"
    ? addition(text, found, texts.add("forgery"), "forgery: { token: true }")
    : undefined;
}

/** Of two schemes https is kept. */
const isSuperfluous = ({ code, value }: Subject): boolean =>
  superfluous.has(code) && (code !== "self-two-schemes" || String(value).startsWith("http:"));

/** The edits that mend a problem or a lint in one step; none where only a person can say what was meant. */
function actionsIn(parsed: Parsed, subject: Placed): readonly TextEdit[] {
  const { code, path, args } = subject;
  const place =
    code === "key-unknown" && typeof args.key === "string" && path.at(-1) !== args.key ? [...path, args.key] : path;
  const found = find(parsed, place);
  const edits: (TextEdit | undefined)[] = [added(parsed, subject)];
  if (found !== undefined) {
    const rewrite =
      args.suggestion === undefined ? rewrites[code as keyof typeof rewrites]?.(subject) : { value: args.suggestion };
    if (rewrite !== undefined) edits.unshift(replacement(parsed, found, subject, rewrite));
    if (isSuperfluous(subject)) edits.push(removal(parsed.text, found));
  }
  return edits.filter((edit) => edit !== undefined);
}

/** What mends a problem or a lint of a text. */
export function actionsFor(text: string): (subject: Placed) => readonly TextEdit[] {
  const document = parseDocument(text, { uniqueKeys: false, version: "1.2" });
  return (subject) => actionsIn({ text, document }, subject);
}
