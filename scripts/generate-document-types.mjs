// Writes the TypeScript types of the policy document from its shape.

const indent = (text) => text.replaceAll(/^(?=.)/gm, "  ");
const doc = (text) => (text === undefined ? "" : `/** ${text} */\n`);
const inParentheses = (type) => (/ \| /.test(type.replaceAll(/"[^"]*"|`[^`]*`|\(.*\)/g, "")) ? `(${type})` : type);

/** Prints the types of a document's shape, each once, those that others need first. */
class Types {
  constructor(textTypes) {
    this.printed = new Map();
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
    const body = this.body(keys);
    return this.add(name, description, (head) => `export interface ${head} {\n${body}\n}`, body);
  }

  /** The keys of a mapping, or those that a variant narrows. */
  body(keys, narrowed) {
    return Object.entries(keys)
      .filter(([name]) => narrowed === undefined || name in narrowed)
      .map(([name, key]) => {
        const { required = key.required === true, type = this.of(key.shape) } = narrowed?.[name] ?? {};
        return indent(`${doc(key.description)}readonly ${name}${required ? "" : "?"}: ${type};`);
      })
      .join("\n");
  }

  variants({ name, description, keys, variants }) {
    const narrowed = new Set(variants.flatMap((one) => [one.keys, ...one.cases].flatMap(Object.keys)));
    const common = Object.fromEntries(Object.entries(keys).filter(([key]) => !narrowed.has(key)));
    const body = this.body(common);
    const values = this.add(`${name}Values`, undefined, (head) => `interface ${head} {\n${body}\n}`, body);
    const names = variants.map((one) => {
      const own = this.body(keys, one.keys);
      const base = this.add(
        `${one.name}Values`,
        undefined,
        (head) => `interface ${head} extends ${values} {\n${own}\n}`,
        own,
      );
      const cases = one.cases.map((narrowing) => `{\n${this.body(keys, narrowing)}\n}`).join(" | ");
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

/** The text of policy-document.ts. */
export function documentTypes(documentShape, textTypes) {
  const types = new Types(textTypes);
  types.of(documentShape);
  return types.text;
}
