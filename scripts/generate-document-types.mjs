// Writes the TypeScript types of the policy document from its shape. Each key has an example from the reference that is
// permitted, and one that is prohibited.
import { parse } from "yaml";
import { exampleTables } from "./reference-examples.mjs";

const indent = (text) => text.replaceAll(/^(?=.)/gm, "  ");
const doc = (text, ...more) => {
  if (text === undefined) return "";
  if (more.length === 0) return `/** ${text} */\n`;
  return `/**\n${[text, "", ...more].map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
};
const inParentheses = (type) => (/ \| /.test(type.replaceAll(/"[^"]*"|`[^`]*`|\(.*\)/g, "")) ? `(${type})` : type);

/** The headings of the reference below which the examples of a key are, where those aren't its own. */
const headings = {
  "AcceptedLintDocument.because": "allow",
  "DangerouslyInsecure.because": "dangerouslyInsecure",
  "DefaultsDocument.share": "defaults",
  "ProfileDocument.hosts": "profiles",
  "ProfileDocument.origins": "profiles",
  "ProfileDocument.self": "profiles",
  "ReceiveDocument.because": "from",
  "ShareDefaults.expose": "defaults",
  "ShareDefaults.headers": "defaults",
  "ShareDefaults.maxAge": "defaults",
  "SharedSuffixPattern.because": "dangerouslyUnderSharedSuffix",
};

/** The places of the examples of a type, where another type has a key of the same name. */
const places = { ReceiveDocument: /receive$/, SelfSource: /^document$/ };

/** A value in TypeScript. */
function printed(value) {
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${members(value)} }`.replace("{  }", "{}");
}

const members = (mapping) =>
  Object.entries(mapping)
    .map(([key, value]) => `${/^[$\w]+$/.test(key) ? key : JSON.stringify(key)}: ${printed(value)}`)
    .join(", ");

/** A cell of the reference, which is YAML, in TypeScript. */
const inTypeScript = (cell) => `\`${members(parse(`{ ${cell.replaceAll(/^`|`$/g, "")} }`)).replaceAll("*/", "*\\/")}\``;

/** Two lines of a docstring: what a key of a type may be, and what it may not. */
function exampleLines(tables, type, key) {
  const name = headings[`${type}.${key}`] ?? key;
  const table = tables.find((one) => one.key === name && (places[type] ?? /^/).test(one.place));
  const shows = (cell) => new RegExp(`\\b${key.replace("$", "")}:`).test(cell);
  const permitted = table?.permitted.find(shows) ?? table?.permitted.find((cell) => cell !== "(left out)");
  const prohibited = table?.prohibited.find(({ cell }) => cell !== "(left out)");
  if (permitted === undefined || prohibited === undefined)
    throw new Error(`docs/reference/policy.md has no examples of ${type}.${key} below the heading ${name}.`);
  return [
    `Permitted: ${inTypeScript(permitted)}.`,
    "",
    `Prohibited: ${inTypeScript(prohibited.cell)} (${prohibited.code}).`,
  ];
}

/** Prints the types of a document's shape, each once, those that others need first. */
class Types {
  constructor(textTypes, tables) {
    this.printed = new Map();
    this.tables = tables;
    for (const [name, { definition, description }] of Object.entries(textTypes))
      this.printed.set(name, `${doc(description)}export type ${name} = ${definition};`);
  }

  /** The type of a shape, in words of TypeScript. */
  of(shape) {
    const type = this.printOf(shape);
    return shape.type ?? type;
  }

  printOf(shape) {
    switch (shape.kind) {
      case "text":
        return "string";
      case "choice":
        return shape.of.map((one) => JSON.stringify(one)).join(" | ");
      case "list":
        return `readonly ${inParentheses(this.of(shape.of))}[]`;
      case "record":
        return `Readonly<Record<string, ${this.of(shape.of)}>>`;
      case "either":
        return this.either(shape);
      case "object":
        return this.object(shape);
      default:
        return shape.kind;
    }
  }

  either({ of, name, description }) {
    const type = [...new Set(of.map((one) => this.of(one)))].join(" | ");
    if (name === undefined) return type;
    this.add(name, description, (head) => `export type ${head} = ${type};`, type);
    return name;
  }

  object(shape) {
    const { name, description, keys, variants } = shape;
    if (variants !== undefined) return this.variants(shape);
    const body = this.body(name, keys);
    return this.add(name, description, (head) => `export interface ${head} {\n${body}\n}`, body);
  }

  /** The keys of a mapping, or those that a variant narrows. */
  body(type, keys, narrowed) {
    return Object.entries(keys)
      .filter(([name]) => narrowed === undefined || name in narrowed)
      .map(([name, key]) => {
        const { required = key.required === true, type: value = this.of(key.shape) } = narrowed?.[name] ?? {};
        const text = doc(key.description, ...exampleLines(this.tables, type, name));
        return indent(`${text}readonly ${name}${required ? "" : "?"}: ${value};`);
      })
      .join("\n");
  }

  variants({ name, description, keys, variants }) {
    const narrowed = new Set(variants.flatMap((one) => [one.keys, ...one.cases].flatMap(Object.keys)));
    const common = Object.fromEntries(Object.entries(keys).filter(([key]) => !narrowed.has(key)));
    const body = this.body(name, common);
    const values = this.add(`${name}Values`, undefined, (head) => `interface ${head} {\n${body}\n}`, body);
    const names = variants.map((one) => {
      const own = this.body(name, keys, one.keys);
      const base = this.add(
        `${one.name}Values`,
        undefined,
        (head) => `interface ${head} extends ${values} {\n${own}\n}`,
        own,
      );
      const cases = one.cases.map((narrowing) => `{\n${this.body(name, keys, narrowing)}\n}`).join(" | ");
      return this.add(one.name, one.description, (head) => `export type ${head} = ${base} & (${cases});`, own);
    });
    const type = names.join(" | ");
    return this.add(name, description, (head) => `export type ${head} = ${type};`, type);
  }

  /** Adds a type; it has a parameter where a name of a group stands in it. */
  add(name, description, print, body) {
    const isGeneric = /\bGroup\b/.test(body.replaceAll(/\/\*\*.*?\*\//gs, ""));
    const head = isGeneric ? `${name}<Group extends string = string>` : name;
    this.printed.set(name, `${doc(description)}${print(head)}`);
    return isGeneric ? `${name}<Group>` : name;
  }

  get text() {
    return ["// Written by `npm run generate` from shape.ts.", ...this.printed.values(), ""].join("\n\n");
  }
}

/**
 * The text of policy-document.ts.
 * @param reference the text of docs/reference/policy.md
 */
export function documentTypes(documentShape, textTypes, reference) {
  const types = new Types(textTypes, exampleTables(reference));
  types.of(documentShape);
  return types.text;
}
