import type { DocumentPath } from "sallyport";
import { inlineYaml } from "sallyport/review";
import { isMap, isPair, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";

/** An edit of a text, with the words that offer it. */
export interface TextEdit {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What a problem or a lint is about. */
interface Subject {
  readonly code: string;
  readonly path: DocumentPath;
  readonly args: Readonly<Record<string, unknown>>;
}

const texts = {
  write: (value: string): string => `Write ${value}`,
  remove: "Remove it",
  because: "Add because",
} as const;

/** What is superfluous: removing it changes nothing that the policy allows, or only makes it narrower. */
const superfluous: ReadonlySet<string> = new Set([
  ...["value-duplicate", "list-empty", "ambient-scheme", "method-forbidden", "header-forbidden", "key-unknown"],
  ...["head-implied", "options-listed", "expose-safelisted", "header-safelisted", "group-unused", "allow-unused"],
  ...["origin-covered", "grant-covered"],
]);

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

function find(text: string, path: DocumentPath): Found | undefined {
  let node: unknown = parseDocument(text, { uniqueKeys: false, version: "1.2" }).contents;
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

/** The value, or the key where the key is what is wrong, as it was probably meant. */
function replacement({ entry }: Found, code: string, suggestion: unknown): TextEdit | undefined {
  const node = isPair(entry) ? (code === "key-unknown" ? entry.key : entry.value) : entry;
  if (node === null || !isScalar(node)) return undefined;
  const insert = inlineYaml(suggestion);
  return { label: texts.write(insert), ...spanOfNode(node), insert };
}

function becauseAfter(text: string, { entry }: Found): TextEdit | undefined {
  const node = isPair(entry) ? entry.value : entry;
  const last = isMap(node) ? node.items.at(-1) : undefined;
  if (!isMap(node) || last === undefined) return undefined;
  const { from: first } = spanOf(node.items[0] as Found["entry"]);
  const { to } = spanOf(last as Found["entry"]);
  const indent = " ".repeat(first - (text.lastIndexOf("\n", first - 1) + 1));
  const pair = 'because: "say here why"';
  return { label: texts.because, from: to, to, insert: node.flow === true ? `, ${pair}` : `\n${indent}${pair}` };
}

/** The edits that mend a problem or a lint in one step; none where only a person can say what was meant. */
export function actionsFor(text: string, { code, path, args }: Subject): readonly TextEdit[] {
  const place =
    code === "key-unknown" && typeof args.key === "string" && path.at(-1) !== args.key ? [...path, args.key] : path;
  const found = find(text, place);
  if (found === undefined) return [];
  const suggested = args.suggestion === undefined ? undefined : replacement(found, code, args.suggestion);
  const because = code === "anyone-because" || code === "because-missing" ? becauseAfter(text, found) : undefined;
  const removed = superfluous.has(code) ? removal(text, found) : undefined;
  return [suggested, because, removed].filter((edit) => edit !== undefined);
}
